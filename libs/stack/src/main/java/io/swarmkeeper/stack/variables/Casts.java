package io.swarmkeeper.stack.variables;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The paths whose interpolated text docker turns into a number or a boolean. */
final class Casts {
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

  private final Compat compat;

  Casts(Compat compat) {
    this.compat = compat;
  }

  /** What a text at a path becomes. */
  sealed interface Cast {
    /** Nothing: it stays text. */
    record None() implements Cast {}

    /** This value. */
    record To(Value value) implements Cast {}

    /** Not possible. */
    record Bad(String text) implements Cast {}
  }

  Cast cast(Mark at, List<String> keys, String text) {
    // docker joins and splits at dots, so that a service called a.b is never cast
    List<String> path = List.of(String.join(".", keys).split("\\.", -1));
    if (matches(WHOLE, path)
        || (compat.is28() && matches(List.of("services.*.oom_score_adj"), path))) {
      return GoNumber.whole(text)
          .<Cast>map(n -> new Cast.To(new Whole(at, n)))
          .orElseGet(() ->
              new Cast.Bad(
                  "must be a whole number, and is '"
                      + text
                      + "' once its variables are filled in"));
    }
    if (matches(REAL, path)) {
      OptionalDouble number = GoNumber.real(text);
      return number.isPresent()
          ? new Cast.To(new Real(at, number.getAsDouble()))
          : new Cast.Bad(
              "must be a number, and is '" + text + "' once its variables are filled in");
    }
    return matches(FLAG, path) ? flag(at, text) : new Cast.None();
  }

  private static Cast flag(Mark at, String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "y", "yes", "true", "on" -> new Cast.To(new Flag(at, true));
      case "n", "no", "false", "off" -> new Cast.To(new Flag(at, false));
      default ->
          new Cast.Bad(
              "must be true or false, and is '" + text + "' once its variables are filled in");
    };
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
