package io.swarmkeeper.journal;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.OncePublisher.Outgoing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks what nobody can use, with the reason, its first bytes, and size, hash and place of all of
 * them: they stay where they are. So a dead letter has room however large the message is. Whoever
 * finds it first parks it; the others' copies are the same message.
 */
public final class DeadLetters {
  /** Header: why it could not be used. */
  public static final String REASON = "keeper-reason";

  /** Header: the subject that it came on. */
  public static final String ORIGINAL_SUBJECT = "keeper-original-subject";

  /** Header: the stream that it is in. */
  public static final String ORIGINAL_STREAM = "keeper-original-stream";

  /** Header: its sequence in that stream. */
  public static final String ORIGINAL_SEQUENCE = "keeper-original-sequence";

  /** Header: how many bytes it has. */
  public static final String ORIGINAL_SIZE = "keeper-original-size";

  /** Header: the SHA-256 of its bytes, in hexadecimal. */
  public static final String ORIGINAL_SHA256 = "keeper-original-sha256";

  /** What the id of every dead letter begins with. */
  public static final String ID_PREFIX = "deadletter/";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int HEAD = 1024;
  private static final int LONGEST_REASON = 1000;
  private final OncePublisher once;
  private final Subjects subjects;
  private final AtomicLong parked = new AtomicLong();

  DeadLetters(OncePublisher once, Subjects subjects) {
    this.once = once;
    this.subjects = subjects;
  }

  /** The id under which the message with this sequence of that stream is parked. */
  public static String id(String stream, long originalSequence) {
    return ID_PREFIX + stream + "/" + originalSequence;
  }

  /** Parks an entry of the journal once; done when the journal has confirmed that. */
  public Handled park(Delivery unusable, String reason) throws InterruptedException {
    return park(subjects.stream(), unusable, reason);
  }

  /** Parks a message of that stream once; done when the journal has confirmed that. */
  Handled park(String stream, Delivery unusable, String reason) throws InterruptedException {
    var body = unusable.body();
    var headers =
        Map.of(
            REASON, printable(reason),
            ORIGINAL_SUBJECT, unusable.subject(),
            ORIGINAL_STREAM, stream,
            ORIGINAL_SEQUENCE, Long.toString(unusable.streamSequence()),
            ORIGINAL_SIZE, Integer.toString(body.length),
            ORIGINAL_SHA256, sha256(body));
    try {
      var published =
          once.publish(
              subjects.stream(),
              new Outgoing(
                  subjects.deadLetters(),
                  id(stream, unusable.streamSequence()),
                  headers,
                  Arrays.copyOf(body, Math.min(body.length, HEAD))));
      if (!published.duplicate()) {
        var _ = parked.incrementAndGet();
        LOG.warn("parked a message from {}: {}", unusable.subject(), printable(reason));
      }
      return Handled.done();
    } catch (NotPublished e) {
      return Handled.again(RETRY, "not parked: " + e.getMessage());
    }
  }

  /** How many this process has parked since its start. */
  public long parked() {
    return parked.get();
  }

  /** Header values are ASCII without control characters, and short. */
  private static String printable(String reason) {
    var text = String.valueOf(reason).replaceAll("[^\\x20-\\x7e]+", "?");
    return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "..." : text;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
