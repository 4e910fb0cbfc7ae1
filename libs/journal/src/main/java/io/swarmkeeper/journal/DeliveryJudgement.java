package io.swarmkeeper.journal;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.journal.Journal.DeliveryReading;
import io.swarmkeeper.journal.Journal.EnvelopeHandler;

/**
 * What becomes of a message of a stream: it is handled, comes again, or is parked. It is parked
 * when it cannot be read or believed, and when its handler has failed on it {@value #MOST_TRIES}
 * times in a way that is a bug. A handler that waits for NATS, an engine or Elasticsearch says so
 * itself, as often as it takes.
 */
record DeliveryJudgement(String stream, Subjects subjects, DeadLetters deadLetters) {
  /** How often a handler may fail on a message. */
  static final int MOST_TRIES = 5;

  Handled handle(Delivery delivery, DeliveryReading reading, EnvelopeHandler handler)
      throws InterruptedException {
    if (delivery.subject().equals(subjects.deadLetters())) {
      return Handled.done();
    }
    try {
      return handler.handle(reading.entry(delivery));
    } catch (UnreadableMessage | Rejected e) {
      return deadLetters.park(stream, delivery, e.getMessage());
    } catch (RuntimeException | VirtualMachineError e) { // the latter: too deep, or too large
      if (delivery.deliveries() < MOST_TRIES) {
        throw new IllegalStateException("number " + delivery.streamSequence() + ": " + e, e);
      }
      return deadLetters.park(
          stream, delivery, "handling it failed %d times: %s".formatted(MOST_TRIES, e));
    }
  }
}
