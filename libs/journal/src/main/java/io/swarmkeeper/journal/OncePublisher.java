package io.swarmkeeper.journal;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.trust.SignedStatement;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores each message once. That its id was there already means success only if the message that
 * was stored under it is this one: ids can be guessed, and another message under ours must not
 * swallow it.
 */
final class OncePublisher {
  private static final Logger LOG = LoggerFactory.getLogger(OncePublisher.class);
  private static final int HASH = 16;
  private final Streams streams;
  private final Publisher publisher;

  /**
   * A message as it goes out.
   *
   * @param repeats whether what is stored under its id is this message, though it differs
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Outgoing(
      String subject,
      String id,
      Map<String, String> headers,
      byte[] body,
      Predicate<Delivery> repeats) {
    /** One that only the very same message is a repetition of. */
    Outgoing(String subject, String id, Map<String, String> headers, byte[] body) {
      this(subject, id, headers, body, _ -> false);
    }
  }

  OncePublisher(Streams streams, Publisher publisher) {
    this.streams = streams;
    this.publisher = publisher;
  }

  /** Stores it in this stream, under another id where somebody else's message has its own. */
  Publisher.Published publish(String stream, Outgoing message)
      throws NotPublished, InterruptedException {
    var published = attempt(message.id(), message);
    if (isOurs(published, stream, message)) {
      return published;
    }
    LOG.error(
        "ALARM: the id {} of a message on {} was taken by another message, number {} of {}:"
            + " somebody who may publish there has guessed it",
        message.id(),
        message.subject(),
        published.sequence(),
        stream);
    // The same when it is repeated, unless somebody has guessed that too.
    var hash = SignedStatement.sha256(message.body()).substring(0, HASH);
    var again = attempt(message.id() + "~" + hash, message);
    return isOurs(again, stream, message)
        ? again
        : attempt(message.id() + "~" + UUID.randomUUID(), message);
  }

  private Publisher.Published attempt(String id, Outgoing message)
      throws NotPublished, InterruptedException {
    return publisher.publish(message.subject(), id, message.headers(), message.body());
  }

  private boolean isOurs(Publisher.Published published, String stream, Outgoing message)
      throws NotPublished {
    return !published.duplicate()
        || stored(stream, published.sequence(), message.subject())
            .filter(s -> is(s, message.subject(), message.body()) || message.repeats().test(s))
            .isPresent();
  }

  /** Whether this message is the one that is stored there. */
  boolean isThere(String stream, long sequence, String subject, byte[] body) throws NotPublished {
    return stored(stream, sequence, subject).filter(s -> is(s, subject, body)).isPresent();
  }

  private Optional<Delivery> stored(String stream, long sequence, String subject)
      throws NotPublished {
    try {
      return streams.message(stream, sequence);
    } catch (BusUnavailable e) {
      throw new NotPublished(
          subject + " was stored before, and whether as this message is not known", e);
    }
  }

  private static boolean is(Delivery stored, String subject, byte[] body) {
    return stored.subject().equals(subject) && Arrays.equals(stored.body(), body);
  }
}
