package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.convert.Scope;
import java.util.List;

/** All of the engine's checks, on all services and objects. */
public final class EngineRefusals {
  private final Scope scope;
  private final StackSpec stack;

  public EngineRefusals(Scope scope, StackSpec stack) {
    this.scope = scope;
    this.stack = stack;
  }

  /** Reports all that the engine would refuse. */
  public void check() {
    var problems = scope.problems();
    List<ServiceRule> rules =
        List.of(
            new ServiceImages(scope),
            new KnownWords(problems),
            new Amounts(scope),
            new ServiceDurations(problems),
            new PlacementConstraints(problems),
            new MountPoints(problems),
            new PublishedPorts(problems),
            new ServiceTemplates(scope));
    scope
        .sections()
        .services()
        .forEach((name, service) -> rules.forEach(rule -> rule.check("services." + name, service)));
    new ObjectNames(scope).check(stack);
    new NetworkSettings(scope).check(stack);
  }
}
