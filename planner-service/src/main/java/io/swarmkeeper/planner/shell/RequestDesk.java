package io.swarmkeeper.planner.shell;

import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Admission;
import io.swarmkeeper.planner.admission.Answer;
import io.swarmkeeper.planner.admission.Facts;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Takes every request up, or answers it with the reasons why not, as {@link Admission} says. A
 * repeated request changes nothing.
 */
public record RequestDesk(
    Gathering gathering, Operations operations, RequestRefusals refusals, Clock clock) {
  /** How long a request waits for a manager to answer before it is refused. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Returns when the effect is saved.
   *
   * @param storedAt when the journal took the request
   * @throws NothingSeen no manager answers, and the request may still wait for one
   */
  public void on(Envelope envelope, Request request, Instant storedAt)
      throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    try {
      var facts = gathering.facts(envelope, request);
      carryOut(claimed(envelope, request, facts), envelope, request, facts, storedAt);
    } catch (NothingSeen e) {
      if (Duration.between(storedAt, clock.instant()).compareTo(PATIENCE) < 0) {
        throw e;
      }
      refusals.refuse(envelope, request, List.of(Finding.error("", e.getMessage())), storedAt);
    } catch (UnreadableValue e) {
      // Nothing that it needs becomes readable by waiting; other requests are served.
      refusals.refuse(
          envelope,
          request,
          List.of(Finding.error(Admission.target(request), e.getMessage())),
          storedAt);
    }
  }

  /** What is begun has its claims: when they are taken, what they protect is looked at again. */
  private Answer claimed(Envelope envelope, Request request, Facts facts) throws StoreUnavailable {
    var answer = Admission.of(envelope, request, facts);
    if (!(answer instanceof Answer.Begin(var operation, _, _))) {
      return answer;
    }
    var lost = operations.claim(operation.header().id(), operation.claims());
    return Admission.of(envelope, request, gathering.again(envelope, facts.claimedByOthers(lost)));
  }

  private void carryOut(
      Answer answer, Envelope envelope, Request request, Facts facts, Instant storedAt)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    switch (answer) {
      case Answer.Begin(var operation, var revision, var words) -> {
        if (revision.isPresent()) {
          gathering.store().create(revision.get());
        }
        operations.begin(operation, words, facts.cluster().now());
      }
      case Answer.Steer(var signal) -> operations.steer(envelope, signal, facts.cluster());
      case Answer.Repeated _ -> {}
      case Answer.Refused(var findings) -> refusals.refuse(envelope, request, findings, storedAt);
    }
  }
}
