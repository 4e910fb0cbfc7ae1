package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.planner.step.ServiceWork.RefreshLogin;
import io.swarmkeeper.planner.step.ServiceWork.RemoveService;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState.Failed;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.ArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is said of a rollout that has brought its revision about. */
final class SuccessSentence {
  private SuccessSentence() {}

  static String of(Rollout rollout, ClusterView cluster) {
    var parts = new ArrayList<String>();
    var services = count(rollout, s -> s.work().runsTasks());
    var refreshed = count(rollout, s -> s.work() instanceof RefreshLogin);
    if (services > 0 || refreshed == 0) {
      parts.add(services + (services == 1 ? " service" : " services") + " changed and healthy");
    }
    if (refreshed > 0) {
      parts.add(
          "Swarm has the present registry credentials for %s %s"
              .formatted(refreshed, refreshed == 1 ? "service that stays" : "services that stay"));
    }
    var removed = count(rollout, s -> s.work() instanceof RemoveService);
    if (removed > 0) {
      parts.add(removed + " removed");
    }
    var tidied = count(rollout, s -> s.work().tidies() && s.arrived());
    if (tidied > 0) {
      parts.add(
          tidied
              + (tidied == 1 ? " object that nothing needs" : " objects that nothing needs")
              + " removed");
    }
    return "%s is at revision %s: %s%s%s"
        .formatted(
            rollout.header().target(),
            rollout.revision(),
            String.join(", ", parts),
            left(rollout),
            LevelNotes.of(rollout, cluster));
  }

  private static String left(Rollout rollout) {
    var left =
        rollout.steps().stream()
            .filter(s -> s.work().tidies() && !s.arrived())
            .map(s -> s.name() + " (" + why(s) + ")")
            .collect(Collectors.joining(", "));
    return left.isEmpty() ? "" : "; nothing needs these, but they are still there: " + left;
  }

  private static String why(Step step) {
    return step.state() instanceof Failed failed ? failed.reason() : "not removed by the deadline";
  }

  private static long count(Rollout rollout, Predicate<Step> which) {
    return rollout.steps().stream().filter(which).count();
  }
}
