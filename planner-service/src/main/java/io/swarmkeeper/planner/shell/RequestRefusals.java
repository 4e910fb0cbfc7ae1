package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Command.RemoveObject;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.admission.Admission;
import io.swarmkeeper.planner.plan.object.Leftovers;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a refused request leads to: whoever asked hears it, and nothing that came with it stays. */
public record RequestRefusals(
    Sight sight, Drafting drafting, Operations operations, Outbound outbound) {
  /**
   * Returns when everybody knows.
   *
   * @param at the same when it comes again, so that it is the same message
   */
  void refuse(Envelope envelope, Request request, List<Finding> findings, Instant at)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var refusal = Envelopes.refusal(envelope, findings, at);
    if (startsOperation(envelope)) {
      operations.notBegun(envelope.operation().orElseThrow());
    }
    if (!toldParent(envelope, refusal, findings)) {
      outbound.send(refusal);
    }
    if (request instanceof Request.Deploy deploy) {
      sweep(envelope, deploy, at);
    }
  }

  /**
   * Says no to somebody who may not ask for this: what they sent leads to nothing else.
   *
   * @param at as in {@link #refuse}
   */
  void deny(Envelope envelope, String why, Instant at) throws NotSent, InterruptedException {
    var about = Admission.target((Request) envelope.message());
    outbound.send(Envelopes.refusal(envelope, List.of(Finding.error(about, why)), at));
  }

  /** Only of an operation that it asked for: that a child cannot be steered is no news of it. */
  private boolean toldParent(Envelope envelope, Envelope refusal, List<Finding> findings)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var why = findings.stream().map(Finding::line).collect(Collectors.joining("; "));
    return envelope.parent().isPresent()
        && startsOperation(envelope)
        && operations.childRefused(refusal, why, sight.view());
  }

  private static boolean startsOperation(Envelope envelope) {
    return envelope.operation().orElseThrow().value().equals(envelope.id().value());
  }

  /** Takes away the secrets that came before the deploy, unless something needs them. */
  private void sweep(Envelope envelope, Request.Deploy deploy, Instant at)
      throws StoreUnavailable, NotSent, InterruptedException {
    var names = names(deploy);
    if (names.isEmpty()) {
      return;
    }
    try {
      var observed = drafting.observed(deploy.stack());
      for (var name : Leftovers.orphans(deploy.stack(), names, observed)) {
        outbound.send(command(envelope, deploy.stack(), name, at));
      }
    } catch (NothingSeen _) {
      // Nobody can say what is there: it goes with the leftovers of a later deploy.
    }
  }

  private static Set<String> names(Request.Deploy deploy) {
    return deploy.source().secrets().entrySet().stream()
        .map(s -> Rotated.name(deploy.stack() + "_" + s.getKey(), s.getValue()))
        .collect(Collectors.toSet());
  }

  private Envelope command(Envelope envelope, String stack, String name, Instant at) {
    var command = RemoveObject.afterRefusal(envelope.operation().orElseThrow(), stack, name);
    return envelope.causes(command.step().commandId(), Operations.SOURCE, at, command);
  }
}
