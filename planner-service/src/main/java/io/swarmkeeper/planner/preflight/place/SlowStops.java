package io.swarmkeeper.planner.preflight.place;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.forecast.StopGrace;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import io.swarmkeeper.swarm.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A task that may take longer to stop than Swarm waits: then the new one starts beside it, though
 * the order is stop-first. What counts is the running task's grace period, not the wanted one.
 */
public final class SlowStops implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var replaces = candidate.effect().restarts() && !candidate.pace().startFirst();
    return candidate.live().stream()
        .filter(_ -> replaces)
        .map(StopGrace::of)
        .filter(StopGrace::outlastsSwarm)
        .map(grace ->
            candidate.warning(
                "stop_grace_period",
                ("a running task has %s to stop, and Swarm waits %s for it and then starts the new"
                        + " one: if it takes longer, two run at once")
                    .formatted(words(grace.period()), words(StopGrace.SWARM_WAITS))))
        .toList();
  }

  private static String words(Duration time) {
    return Durations.words(time.toNanos());
  }
}
