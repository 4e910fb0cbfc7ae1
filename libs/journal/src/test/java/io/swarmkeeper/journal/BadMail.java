package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.BadMessages.Bad;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Bad messages as whoever may send such messages would: what can be read stands on the right
 * subject and is signed with a key that is known, so that it comes further than a stranger's. Each
 * is of an operation of its own.
 */
public record BadMail(Subjects subjects, Function<Envelope, Optional<SigningKey>> keys) {
  private static final Duration DEADLINE = Duration.ofSeconds(20);
  private static final Duration HOLDS = Duration.ofHours(1);
  private static final int LARGEST = (1 << 20) - 4096;
  private static final int AT_ONCE = 64;

  /**
   * One of them.
   *
   * @param readable whether it is a message at all
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Letter(
      Bad bad, String subject, Map<String, String> headers, byte[] body, boolean readable) {
    @Override
    public String toString() {
      return bad + " on " + subject;
    }
  }

  /** Exactly so many, of each of these types in turn, none larger than NATS takes. */
  public Stream<Letter> letters(long seed, int count, Predicate<MessageType> types) {
    return BadMessages.some(seed, 2 * count + 100, types)
        .filter(bad -> bad.body().length <= LARGEST)
        .limit(count)
        .map(this::letter);
  }

  private Letter letter(Bad bad) {
    var body = ofItsOwn(bad);
    try {
      var envelope = Wire.decode(body, Map.of());
      var subject = subjects.of(envelope.message());
      var now = Clock.systemUTC().instant();
      var statement = new SignedStatement(subject, envelope.id().value(), body);
      var headers =
          keys.apply(envelope)
              .map(key -> Signature.of(statement, key, now, Optional.of(now.plus(HOLDS))))
              .map(Signature::headers)
              .orElse(Map.of());
      return new Letter(bad, isSubject(subject) ? subject : usual(bad), headers, body, true);
    } catch (UnreadableMessage _) {
      return new Letter(bad, usual(bad), Map.of(), body, false);
    }
  }

  /** The samples are all of one operation, whose name has a time in it. */
  private static byte[] ofItsOwn(Bad bad) {
    return new String(bad.body(), StandardCharsets.ISO_8859_1)
        .replaceAll("2026\\d{4}T\\d{6}-", "%015d-".formatted(bad.number()))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isSubject(String subject) {
    return subject.matches("[^\\s.*>]{1,300}(\\.[^\\s.*>]{1,300}){1,6}");
  }

  private String usual(Bad bad) {
    try {
      return subjects.of(Wire.decode(BadMessages.good(bad.type()), Map.of()).message());
    } catch (UnreadableMessage e) {
      throw new IllegalStateException("a sample", e);
    }
  }

  /** Puts all of them into the stream that takes their subjects, and says how many those are. */
  public static long send(Bus bus, Stream<Letter> letters) {
    var publisher = bus.publisher(DEADLINE);
    return letters
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                letter -> {
                  try {
                    var id = "bad-" + letter.bad().type().kind() + "-" + letter.bad().number();
                    var headers = new HashMap<>(letter.headers());
                    return publisher.publish(letter.subject(), id, headers, letter.body());
                  } catch (NotPublished | InterruptedException e) {
                    throw new IllegalStateException(letter.toString(), e);
                  }
                }))
        .filter(published -> !published.duplicate())
        .count();
  }

  /** Writes a value into a bucket as anybody can who may write there, packed or not. */
  public static void spoil(Bus bus, Bucket bucket, String key, byte[] raw)
      throws NotPublished, InterruptedException {
    var _ =
        bus.publisher(DEADLINE)
            .publish(
                "$KV." + bucket.name() + "." + key, key + "-" + System.nanoTime(), Map.of(), raw);
  }
}
