package io.swarmkeeper.planner.preflight.health;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Candidate;
import io.swarmkeeper.planner.plan.given.CandidateRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An update that leaves fewer healthy tasks than the budget: more at a time than max_unavailable,
 * all of them at once, or one more when some are missing already.
 */
public final class Capacity implements CandidateRule {
  @Override
  public List<Finding> check(Candidate candidate) {
    var replaced = candidate.effect().replaced().size();
    if (replaced == 0) {
      return List.of();
    }
    var findings = new ArrayList<Finding>();
    var away = candidate.pace().startFirst() ? 0 : candidate.pace().atOnce(replaced);
    overBudget(candidate, away)
        .or(() -> allAtOnce(candidate, replaced, away))
        .ifPresent(findings::add);
    missingAlready(candidate, away).ifPresent(findings::add);
    return findings;
  }

  private static Optional<Finding> overBudget(Candidate candidate, int away) {
    return candidate
        .service()
        .allowances()
        .maxUnavailable()
        .filter(budget -> away > budget)
        .map(budget ->
            candidate.warning(
                "deploy.update_config",
                ("stop-first, %s at a time, leaves %s of %s tasks, and x-keeper.max_unavailable"
                        + " allows %s to be missing: lower parallelism, or use order: start-first")
                    .formatted(
                        away,
                        candidate.running().size() - away,
                        candidate.running().size(),
                        budget)));
  }

  private static Optional<Finding> allAtOnce(Candidate candidate, int replaced, int away) {
    return replaced > 1 && away == candidate.running().size()
        ? Optional.of(
            candidate.warning(
                "deploy.update_config.parallelism",
                "all "
                    + replaced
                    + " tasks are stopped at once, and nothing serves until the new ones are"
                    + " healthy"))
        : Optional.empty();
  }

  /** Whether a task is healthy is known only where a watcher sees its container. */
  private static Optional<Finding> missingAlready(Candidate candidate, int away) {
    var running = candidate.running();
    var seen = running.stream().allMatch(t -> t.container().isPresent());
    var fit = running.stream().filter(t -> t.fit()).count();
    return seen && fit < running.size() && away > 0
        ? Optional.of(
            candidate.warning(
                "",
                "only %s of %s tasks are healthy now, and the update takes away up to %s more"
                    .formatted(fit, running.size(), away)))
        : Optional.empty();
  }
}
