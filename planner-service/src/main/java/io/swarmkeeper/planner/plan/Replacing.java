package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Plan.Forecast;
import io.swarmkeeper.contract.Plan.Replacement;
import io.swarmkeeper.contract.Plan.RunningTask;
import io.swarmkeeper.planner.plan.forecast.Forecasting;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.Comparator;
import java.util.Optional;

/** Which tasks of a service are replaced, where they run, in how many batches, and how long. */
final class Replacing {
  private Replacing() {}

  static Optional<Replacement> of(Candidate candidate) {
    var tasks = candidate.effect().replaced();
    if (tasks.isEmpty()) {
      return Optional.empty();
    }
    var pace = candidate.pace();
    return Optional.of(
        new Replacement(
            tasks.stream()
                .sorted(Comparator.comparing(t -> t.slot().orElse(0)))
                .map(t -> task(t, candidate.observed()))
                .toList(),
            pace.batches(tasks.size()),
            pace.atOnce(tasks.size()),
            pace.delay(),
            pace.order()));
  }

  /** A service whose tasks neither start nor are replaced is not waited for. */
  static Optional<Forecast> forecast(Candidate candidate) {
    var replaced = candidate.effect().replaced().size();
    return replaced == 0 && candidate.added() == 0
        ? Optional.empty()
        : Optional.of(
            new Forecasting(candidate.observed().revisions())
                .of(candidate.service().name(), candidate.spec(), replaced, candidate.live()));
  }

  private static RunningTask task(TaskView task, Observed observed) {
    return new RunningTask(task.id(), task.slot(), task.nodeId().map(observed.view()::nodeName));
  }
}
