package io.swarmkeeper.cli.operation;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one operation, folded from its messages. Repeated messages change nothing.
 *
 * @param request the request that we published, whose refusal is meant for us
 * @param services as they were told last
 */
record OperationProgress(
    MessageId request,
    OperationId operation,
    Optional<Event.OperationAccepted> accepted,
    List<Event.ServiceProgress> services,
    Optional<Event.DrainProgressed> drain,
    Optional<String> waitingFor,
    Optional<Event.OperationPaused> paused,
    boolean resumed,
    Optional<Event.RequestRefused> refused,
    Optional<Event.OperationEnded> ended) {

  /** Of an operation of which nothing has been heard yet. */
  static OperationProgress of(MessageId request, OperationId operation) {
    return new OperationProgress(
        request,
        operation,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty());
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
    return switch (event) {
      case Event.OperationAccepted e -> with(Optional.of(e), paused, resumed, refused, ended);
      case Event.RequestRefused e ->
          envelope.causedBy().filter(request::equals).isPresent()
              ? with(accepted, paused, resumed, Optional.of(e), ended)
              : this;
      case Event.RolloutProgressed e -> told(e.services(), drain, e.waitingFor());
      case Event.DrainProgressed e -> told(services, Optional.of(e), waitingFor);
      case Event.OperationPaused e -> with(accepted, Optional.of(e), false, refused, ended);
      case Event.OperationResumed _ -> with(accepted, Optional.empty(), true, refused, ended);
      case Event.OperationEnded e -> with(accepted, paused, resumed, refused, Optional.of(e));
      case Event.PlanMade _,
          Event.PlanKept _,
          Event.PlanDeparted _,
          Event.ImagesPulled _,
          Event.ServiceConverged _,
          Event.ServiceFailed _,
          Event.ReturnStarted _,
          Event.DriftFound _,
          Event.CheckpointMade _,
          Event.PartitionExpired _ ->
          this;
    };
  }

  private OperationProgress told(
      List<Event.ServiceProgress> newServices,
      Optional<Event.DrainProgressed> newDrain,
      Optional<String> newWaiting) {
    return new OperationProgress(
        request,
        operation,
        accepted,
        newServices,
        newDrain,
        newWaiting,
        paused,
        resumed,
        refused,
        ended);
  }

  private OperationProgress with(
      Optional<Event.OperationAccepted> newAccepted,
      Optional<Event.OperationPaused> newPaused,
      boolean newResumed,
      Optional<Event.RequestRefused> newRefused,
      Optional<Event.OperationEnded> newEnded) {
    return new OperationProgress(
        request,
        operation,
        newAccepted,
        services,
        drain,
        waitingFor,
        newPaused,
        newResumed,
        newRefused,
        newEnded);
  }
}
