package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.Cpus;
import io.swarmkeeper.stack.text.Memory;
import io.swarmkeeper.stack.text.Unfit;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;

/** Too little of something: CPUs and memory have a least amount; nothing at all is no limit. */
final class Amounts implements ServiceRule {
  private static final long LEAST_NANOS = 1_000_000;
  private static final long LEAST_BYTES = 4L << 20;

  private final Scope scope;

  Amounts(Scope scope) {
    this.scope = scope;
  }

  @Override
  public void check(String path, Mapping service) {
    Mapping deploy = service.mapping("deploy").orElse(Mapping.empty(service.at()));
    for (String kind : List.of("limits", "reservations")) {
      deploy
          .mapping("resources")
          .flatMap(resources -> resources.mapping(kind))
          .ifPresent(amounts -> amounts(path + ".deploy.resources." + kind, amounts));
    }
    deploy
        .mapping("update_config")
        .ifPresent(config -> ratio(path + ".deploy.update_config", config));
    replicas(path + ".deploy.replicas", deploy);
  }

  private void amounts(String path, Mapping amounts) {
    String cpus = amounts.text("cpus");
    if (tooLittle(cpus, LEAST_NANOS, () -> Cpus.nanos(cpus))) {
      refuse(amounts, path, "cpus", "'" + cpus + "': 0.001 CPUs is the least that it takes");
    }
    String memory = amounts.text("memory");
    if (tooLittle(memory, LEAST_BYTES, () -> Memory.bytes(memory, scope.compat()))) {
      refuse(amounts, path, "memory", "'" + memory + "': 4M is the least that it takes");
    }
  }

  /** A text as a number. */
  private interface Amount {
    long read() throws Unfit;
  }

  private static boolean tooLittle(String text, long least, Amount amount) {
    try {
      long number = text.isEmpty() ? 0 : amount.read();
      return number != 0 && number < least;
    } catch (Unfit _) {
      return false;
    }
  }

  /** The engine looks at update_config only, and keeps 32 bits. */
  private void ratio(String path, Mapping config) {
    float ratio =
        switch (config.get("max_failure_ratio").orElse(null)) {
          case Real(_, var number) -> (float) number;
          case Whole(_, var number) -> number.floatValue();
          case null, default -> 0;
        };
    if (ratio < 0 || ratio > 1) {
      refuse(config, path, "max_failure_ratio", "a ratio that is not between 0 and 1");
    }
  }

  private void replicas(String path, Mapping deploy) {
    boolean replicated = List.of("", "replicated").contains(deploy.text("mode"));
    boolean tooMany =
        deploy.get("replicas").orElse(null) instanceof Whole(_, var number)
            && number.signum() > 0
            && number.longValue() < 0;
    if (replicated && tooMany) {
      scope
          .problems()
          .engineRefuses(
              deploy.where("replicas"), path, "so many replicas: it takes them for negative");
    }
  }

  private void refuse(Mapping in, String path, String key, String text) {
    scope.problems().engineRefuses(in.get(key).orElse(in).at(), path + "." + key, text);
  }
}
