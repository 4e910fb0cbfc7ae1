package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.RemoveObject;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Request.Deploy;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.Operations;
import io.swarmkeeper.planner.Outbound;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.plan.object.Leftovers;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes away the secrets that came before a deploy which is refused, unless something needs them.
 */
record Sweeping(Drafting drafting, Outbound outbound, Clock clock) {
  void after(Envelope envelope, Deploy deploy)
      throws StoreUnavailable, NotSent, InterruptedException {
    var names = names(deploy);
    if (names.isEmpty()) {
      return;
    }
    try {
      var observed = drafting.observed(deploy.stack());
      for (var name : Leftovers.orphans(deploy.stack(), names, observed)) {
        outbound.send(command(envelope, deploy.stack(), name));
      }
    } catch (NothingSeen _) {
      // Nobody can say what is there: it goes with the leftovers of a later deploy.
    }
  }

  private static Set<String> names(Deploy deploy) {
    return deploy.source().secrets().entrySet().stream()
        .map(s -> Rotated.name(deploy.stack() + "_" + s.getKey(), s.getValue()))
        .collect(Collectors.toSet());
  }

  private Envelope command(Envelope envelope, String stack, String name) {
    var step = new StepId(envelope.operation().orElseThrow(), "sweep-secret", name, 1);
    return envelope.causes(
        step.commandId(),
        Operations.SOURCE,
        clock.instant(),
        new RemoveObject(step, stack, ObjectKind.SECRET, name));
  }
}
