package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.Cpus;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.MemorySize;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;

/** Too little of something: CPUs and memory have a least amount; nothing at all is no limit. */
record Amounts(Scope scope) implements EngineRefusals.ServiceRule {
  private static final long LEAST_NANOS = 1_000_000;
  private static final long LEAST_BYTES = 4L << 20;

  @Override
  public void check(String path, Mapping service) {
    Mapping deploy = service.below("deploy");
    for (String kind : List.of("limits", "reservations")) {
      amounts(path + ".deploy.resources." + kind, deploy.below("resources").below(kind));
    }
    ratio(path + ".deploy.update_config", deploy.below("update_config"));
    replicas(path + ".deploy.replicas", deploy);
  }

  private void amounts(String path, Mapping amounts) {
    String cpus = amounts.text("cpus");
    if (tooLittle(cpus, LEAST_NANOS, () -> Cpus.nanos(cpus))) {
      refuse(amounts, path, "cpus", "'" + cpus + "': 0.001 CPUs is the least that it takes");
    }
    String memory = amounts.text("memory");
    if (tooLittle(memory, LEAST_BYTES, () -> MemorySize.bytes(memory, scope.compat()))) {
      refuse(amounts, path, "memory", "'" + memory + "': 4M is the least that it takes");
    }
  }

  /** A text as a number. */
  private interface Amount {
    long read() throws MalformedText;
  }

  private static boolean tooLittle(String text, long least, Amount amount) {
    try {
      long number = text.isEmpty() ? 0 : amount.read();
      return number != 0 && number < least;
    } catch (MalformedText _) {
      return false;
    }
  }

  /** The engine looks at update_config only, and keeps 32 bits. */
  private void ratio(String path, Mapping config) {
    float ratio = config.ratio("max_failure_ratio");
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
      scope.engineRefuses(
          deploy.where("replicas"), path, "so many replicas: it takes them for negative");
    }
  }

  private void refuse(Mapping in, String path, String key, String text) {
    scope.engineRefuses(in.get(key).orElse(in).at(), path + "." + key, text);
  }
}
