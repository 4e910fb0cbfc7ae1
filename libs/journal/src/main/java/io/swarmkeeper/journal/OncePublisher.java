package io.swarmkeeper.journal;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores each message once. That its id was there already means success only if the message that
 * was stored under it is this one: ids can be guessed, and another message under ours must not
 * swallow it.
 */
final class OncePublisher {
  private static final Logger LOG = LoggerFactory.getLogger(OncePublisher.class);
  private final Streams streams;
  private final Publisher publisher;

  OncePublisher(Streams streams, Publisher publisher) {
    this.streams = streams;
    this.publisher = publisher;
  }

  /** Stores it in this stream, under another id where somebody else's message has its own. */
  Publisher.Published publish(
      String stream, String subject, String id, Map<String, String> headers, byte[] body)
      throws NotPublished, InterruptedException {
    var published = publisher.publish(subject, id, headers, body);
    if (!published.duplicate() || isThere(stream, published.sequence(), subject, body)) {
      return published;
    }
    LOG.error(
        "ALARM: the id {} of a message on {} was taken by another message, number {} of {}:"
            + " somebody who may publish there has guessed it",
        id,
        subject,
        published.sequence(),
        stream);
    return publisher.publish(subject, id + "~" + UUID.randomUUID(), headers, body);
  }

  /** Whether this message is the one that is stored there. */
  boolean isThere(String stream, long sequence, String subject, byte[] body) throws NotPublished {
    try {
      return is(streams.message(stream, sequence), subject, body);
    } catch (BusUnavailable e) {
      throw new NotPublished(
          subject + " was stored before, and whether as this message is not known", e);
    }
  }

  private static boolean is(Optional<Delivery> stored, String subject, byte[] body) {
    return stored
        .filter(s -> s.subject().equals(subject) && Arrays.equals(s.body(), body))
        .isPresent();
  }
}
