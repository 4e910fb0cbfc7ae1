package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.planner.step.StepState.Heading;
import java.time.Instant;
import java.util.List;

/**
 * One thing that an operation changes.
 *
 * @param wave steps of a lower wave are done first
 * @param evidence what was seen of failures so far
 */
public record Step(Work work, int wave, StepState state, List<Evidence> evidence) {
  public Step {
    evidence = List.copyOf(evidence);
  }

  /** Not begun. */
  public static Step of(Work work, int wave) {
    var waiting = new StepState.Waiting(Heading.FORTH, 1, Instant.EPOCH);
    return new Step(work, wave, waiting, List.of());
  }

  /** What it changes, by its name. */
  public String name() {
    return work.name();
  }

  /** The same step in another state. */
  public Step in(StepState next) {
    return new Step(work, wave, next, evidence);
  }

  /** The same step with what was seen of its failure. */
  public Step seen(List<Evidence> what) {
    return new Step(work, wave, state, what);
  }

  /** Whether nothing more comes of it on the way to the revision. */
  public boolean over() {
    return arrived() || (work.tidies() && state instanceof StepState.Failed);
  }

  /** Whether it arrived at the revision. */
  public boolean arrived() {
    return state instanceof StepState.Done done && done.heading() == Heading.FORTH;
  }
}
