package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;

/** All of the engine's checks, on all services and objects. */
public record EngineRefusals(Scope scope, StackSpec stack) {
  /** One theme of the checks of a service. What was refused already is not looked at. */
  @FunctionalInterface
  interface ServiceRule {
    /**
     * Reports what it finds.
     *
     * @param path of the service
     * @param service merged, in the one form of every key
     */
    void check(String path, Mapping service);
  }

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
    new AllowedNames(scope).check(stack);
    new NetworkSettings(scope).check(stack);
    new OverlappingSubnets(scope).check(stack);
  }
}
