package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState.Done;
import io.swarmkeeper.planner.step.StepState.Heading;
import java.util.List;
import java.util.stream.Stream;

/** How long the services of a rollout took: later plans forecast from it. */
public final class ServiceTimes {
  private ServiceTimes() {}

  /** Of the services that arrived at the revision. */
  public static List<ServiceTook> of(Rollout rollout) {
    return rollout.steps().stream()
        .filter(s -> s.work().runsTasks())
        .flatMap(s -> took(s, rollout))
        .toList();
  }

  private static Stream<ServiceTook> took(Step step, Rollout rollout) {
    return step.state() instanceof Done(Heading heading, _, var took) && heading == Heading.FORTH
        ? Stream.of(
            new ServiceTook(
                step.name(),
                rollout.goal().promise().map(p -> p.replaced(step.name())).orElse(0),
                took))
        : Stream.empty();
  }
}
