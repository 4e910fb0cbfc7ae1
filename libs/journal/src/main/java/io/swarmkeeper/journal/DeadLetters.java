package io.swarmkeeper.journal;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Subjects;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parks what nobody can read, with the reason and the original bytes, so that nothing is dropped
 * and nothing is tried for ever. Whoever finds it first parks it; the others' copies are the same
 * message.
 */
public final class DeadLetters {
  /** Header: why it could not be read. */
  public static final String REASON = "keeper-reason";

  /** Header: the subject that it came on. */
  public static final String ORIGINAL_SUBJECT = "keeper-original-subject";

  /** Header: its sequence in the journal. */
  public static final String ORIGINAL_SEQUENCE = "keeper-original-sequence";

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private final Publisher publisher;
  private final Subjects subjects;

  DeadLetters(Publisher publisher, Subjects subjects) {
    this.publisher = publisher;
    this.subjects = subjects;
  }

  /** The id under which the message with this journal sequence is parked. */
  public static String id(long originalSequence) {
    return "deadletter/" + originalSequence;
  }

  /** Parks it once; done when the journal has confirmed that. */
  public Handled park(Delivery unreadable, String reason) throws InterruptedException {
    var headers = new HashMap<>(unreadable.headers());
    headers.keySet().removeIf(name -> name.startsWith("nats-"));
    headers.putAll(
        Map.of(
            REASON, printable(reason),
            ORIGINAL_SUBJECT, unreadable.subject(),
            ORIGINAL_SEQUENCE, Long.toString(unreadable.streamSequence())));
    try {
      var parked =
          publisher.publish(
              subjects.deadLetters(), id(unreadable.streamSequence()), headers, unreadable.body());
      if (!parked.duplicate()) {
        LOG.warn("parked an unreadable message from {}: {}", unreadable.subject(), reason);
      }
      return Handled.done();
    } catch (NotPublished e) {
      return Handled.again(RETRY, "not parked: " + e.getMessage());
    }
  }

  /** Header values are ASCII without control characters. */
  private static String printable(String reason) {
    return String.valueOf(reason).replaceAll("[^\\x20-\\x7e]+", "?");
  }
}
