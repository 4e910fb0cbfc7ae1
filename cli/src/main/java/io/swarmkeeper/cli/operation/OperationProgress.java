package io.swarmkeeper.cli.operation;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one operation, folded from its messages. Repeated messages change nothing.
 *
 * @param request the request that we published, whose refusal is meant for us
 * @param last the last event of each kind; a resumption takes the pause before it away, and the
 *     other way round
 */
record OperationProgress(
    MessageId request, OperationId operation, Map<Class<? extends Event>, Event> last) {

  /** Of an operation of which nothing has been heard yet. */
  static OperationProgress of(MessageId request, OperationId operation) {
    return new OperationProgress(request, operation, Map.of());
  }

  /** Whether a message of the journal is part of this story. */
  boolean concerns(Envelope envelope) {
    return envelope.operation().filter(operation::equals).isPresent();
  }

  /** After one more message of the journal; others' messages change nothing. */
  OperationProgress after(Envelope envelope) {
    if (!concerns(envelope) || !(envelope.message() instanceof Event event)) {
      return this;
    }
    if (event instanceof Event.RequestRefused
        && envelope.causedBy().filter(request::equals).isEmpty()) {
      return this;
    }
    var events = new HashMap<>(last);
    events.put(event.getClass(), event);
    if (event instanceof Event.OperationPaused) {
      events.remove(Event.OperationResumed.class);
    } else if (event instanceof Event.OperationResumed) {
      events.remove(Event.OperationPaused.class);
    }
    return new OperationProgress(request, operation, Map.copyOf(events));
  }

  Optional<Event.OperationAccepted> accepted() {
    return last(Event.OperationAccepted.class);
  }

  /** When its verdict is out at the latest, as it was told last; absent until it is taken up. */
  Optional<Instant> deadline() {
    return last(Event.ReturnStarted.class)
        .map(Event.ReturnStarted::deadline)
        .or(() -> last(Event.OperationResumed.class).map(Event.OperationResumed::deadline))
        .or(() -> accepted().map(Event.OperationAccepted::deadline));
  }

  Optional<Event.RequestRefused> refused() {
    return last(Event.RequestRefused.class);
  }

  /** As they were told last. */
  List<Event.ServiceProgress> services() {
    return last(Event.RolloutProgressed.class)
        .map(Event.RolloutProgressed::services)
        .orElse(List.of());
  }

  /** What a rollout waits for; a drain says it itself. */
  Optional<String> waitingFor() {
    return last(Event.RolloutProgressed.class).flatMap(Event.RolloutProgressed::waitingFor);
  }

  Optional<Event.DrainProgressed> drain() {
    return last(Event.DrainProgressed.class);
  }

  Optional<Event.OperationPaused> paused() {
    return last(Event.OperationPaused.class);
  }

  boolean resumed() {
    return last.containsKey(Event.OperationResumed.class);
  }

  /** Of a request about people, which starts no operation. */
  Optional<Event.PersonChanged> personChanged() {
    return last(Event.PersonChanged.class);
  }

  Optional<Event.OperationEnded> ended() {
    return last(Event.OperationEnded.class);
  }

  private <E extends Event> Optional<E> last(Class<E> kind) {
    return Optional.ofNullable(last.get(kind)).map(kind::cast);
  }
}
