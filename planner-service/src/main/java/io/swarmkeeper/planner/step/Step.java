package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that an operation changes.
 *
 * @param wave steps of a lower wave are done first
 * @param evidence what was seen of failures so far
 * @param form that of the service as our last write left it, once that was seen
 */
public record Step(
    Work work, int wave, StepState state, List<Evidence> evidence, Optional<String> form) {
  public Step {
    evidence = List.copyOf(evidence);
    form = Objects.requireNonNullElse(form, Optional.empty());
  }

  /** Not begun. */
  public static Step of(Work work, int wave) {
    var waiting = new StepState.Waiting(Heading.FORTH, 1, Instant.EPOCH);
    return new Step(work, wave, waiting, List.of(), Optional.empty());
  }

  /** What it changes, by its name. */
  public String name() {
    return work.name();
  }

  /** The same step in another state. */
  public Step in(StepState next) {
    return new Step(work, wave, next, evidence, form);
  }

  /** The same step with what was seen of its failure. */
  public Step seen(List<Evidence> what) {
    return new Step(work, wave, state, what, form);
  }

  /** The same step whose write was seen to have left the service in this form. */
  Step formed(String seen) {
    return new Step(work, wave, state, evidence, Optional.of(seen));
  }

  /** Whether a service is as our last write left it, but for its replicas. */
  boolean left(ServiceView service) {
    return form.equals(Optional.of(service.form()));
  }

  /** Whether a verdict has to wait for a look that is later than this one. */
  public boolean unseen(Instant readAt) {
    return state instanceof StepState.Done done && done.unseen(readAt);
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
