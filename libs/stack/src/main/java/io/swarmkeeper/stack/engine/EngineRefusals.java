package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.convert.Scope;
import java.util.List;

/** All of the engine's checks, on all services and objects. */
public final class EngineRefusals {
  private final Scope scope;
  private final StackSpec stack;

  /**
   * Of these files.
   *
   * @param stack what they were converted to
   */
  public EngineRefusals(Scope scope, StackSpec stack) {
    this.scope = scope;
    this.stack = stack;
  }

  /** Reports all that the engine would refuse. */
  public void check() {
    var problems = scope.problems();
    List<ServiceRule> rules =
        List.of(
            new Images(scope),
            new Words(problems),
            new Amounts(scope),
            new Times(problems),
            new Constraints(problems),
            new MountPoints(problems),
            new Endpoints(problems),
            new Templates(scope));
    scope
        .sections()
        .services()
        .forEach((name, service) -> rules.forEach(rule -> rule.check("services." + name, service)));
    new Names(scope).check(stack);
    new NetworkSettings(scope).check(stack);
  }
}
