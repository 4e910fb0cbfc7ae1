package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.MemorySize;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.Set;

/** Which later values count: a zero value of Go is as good as none, and never overrides. */
record ZeroValues(Compat compat) {
  /** Numbers that newer CLIs know as absent or given, so that a later 0 wins. */
  private static final Set<String> COUNTS =
      Set.of(
          "deploy.replicas",
          "deploy.update_config.parallelism",
          "deploy.rollback_config.parallelism",
          "deploy.restart_policy.max_attempts",
          "healthcheck.retries");

  /** Texts that are numbers by the time docker merges. */
  private static final Set<String> DURATIONS =
      Set.of(
          "stop_grace_period",
          "healthcheck.interval",
          "healthcheck.timeout",
          "healthcheck.start_period",
          "healthcheck.start_interval",
          "deploy.update_config.delay",
          "deploy.update_config.monitor",
          "deploy.rollback_config.delay",
          "deploy.rollback_config.monitor",
          "deploy.restart_policy.delay",
          "deploy.restart_policy.window");

  private static final Set<String> SIZES =
      Set.of("deploy.resources.limits.memory", "deploy.resources.reservations.memory");

  /** Whether a later value overrides an earlier one at this place of a service. */
  boolean counts(String path, Value later) {
    return switch (later) {
      case Text(_, var text) -> !text.isEmpty() && !isNothing(path, text);
      case Whole(_, var number) -> number.signum() != 0 || isCount(path);
      case Real(_, var number) -> number != 0 || isCount(path);
      case Flag(_, var on) -> on;
      case Nothing _ -> false;
      case Listing(_, var items) -> !items.isEmpty();
      case Moment _, Mapping _, Unread _ -> true;
    };
  }

  private boolean isCount(String path) {
    return compat.is28() && COUNTS.contains(path);
  }

  private boolean isNothing(String path, String text) {
    boolean noTime = DURATIONS.contains(path) && GoDuration.nanos(text).orElse(1) == 0;
    return noTime || (SIZES.contains(path) && MemorySize.isNothing(text, compat));
  }
}
