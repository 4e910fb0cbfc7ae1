package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;
import java.util.Locale;

/** The paths whose interpolated text docker turns into a number or a boolean. */
record Casts(Compat compat) {
  private static final List<String> WHOLE =
      List.of(
          "services.*.configs.[].mode",
          "services.*.secrets.[].mode",
          "services.*.healthcheck.retries",
          "services.*.deploy.replicas",
          "services.*.deploy.update_config.parallelism",
          "services.*.deploy.rollback_config.parallelism",
          "services.*.deploy.restart_policy.max_attempts",
          "services.*.deploy.placement.max_replicas_per_node",
          "services.*.ports.[].target",
          "services.*.ports.[].published",
          "services.*.ulimits.*",
          "services.*.ulimits.*.hard",
          "services.*.ulimits.*.soft");
  private static final List<String> REAL =
      List.of(
          "services.*.deploy.update_config.max_failure_ratio",
          "services.*.deploy.rollback_config.max_failure_ratio");
  private static final List<String> FLAG =
      List.of(
          "services.*.healthcheck.disable",
          "services.*.privileged",
          "services.*.read_only",
          "services.*.stdin_open",
          "services.*.tty",
          "services.*.volumes.[].read_only",
          "services.*.volumes.[].volume.nocopy",
          "networks.*.external",
          "networks.*.internal",
          "networks.*.attachable",
          "volumes.*.external",
          "secrets.*.external",
          "configs.*.external");

  /** What a text at a path becomes; it stays one where docker casts nothing. */
  Value cast(Mark at, List<String> keys, String text) throws MalformedText {
    // docker joins and splits at dots, so that a service called a.b is never cast
    List<String> path = List.of(String.join(".", keys).split("\\.", -1));
    if (matches(WHOLE, path)
        || (compat.is28() && matches(List.of("services.*.oom_score_adj"), path))) {
      return new Whole(at, GoNumber.whole(text).orElseThrow(() -> unfit("a whole number")));
    }
    if (matches(REAL, path)) {
      return new Real(at, GoNumber.real(text).orElseThrow(() -> unfit("a number")));
    }
    return matches(FLAG, path) ? flag(at, text) : new Text(at, text);
  }

  private static Flag flag(Mark at, String text) throws MalformedText {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "true", "on" -> new Flag(at, true);
      case "n", "no", "false", "off" -> new Flag(at, false);
      default -> throw unfit("true or false");
    };
  }

  /** What a variable holds is not shown. */
  private static MalformedText unfit(String wanted) {
    return new MalformedText(
        "must be " + wanted + ", and is something else once its variables are filled in");
  }

  private static boolean matches(List<String> patterns, List<String> path) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, path));
  }

  private static boolean matches(String pattern, List<String> path) {
    List<String> wanted = List.of(pattern.split("\\.", -1));
    if (wanted.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      boolean item = wanted.get(i).equals("[]") && path.get(i).matches("[0-9]+");
      if (!item && !wanted.get(i).equals("*") && !wanted.get(i).equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }
}
