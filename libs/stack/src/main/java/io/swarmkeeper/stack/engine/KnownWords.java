package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words that docker passes on, and of which the engine knows only some, letter by letter. */
record KnownWords(Problems problems) implements EngineRefusals.ServiceRule {
  private static final List<String> ACTIONS = List.of("continue", "pause", "rollback");
  private static final List<String> CONDITIONS = List.of("none", "on-failure", "any");
  private static final List<String> ENDPOINTS = List.of("vip", "dnsrr");
  private static final List<String> PROPAGATIONS =
      List.of("private", "rprivate", "shared", "rshared", "slave", "rslave");

  @Override
  public void check(String path, Mapping service) {
    deploy(path + ".deploy", service.below("deploy"));
    service
        .items(path, "volumes")
        .forEach((at, volume) -> propagation(at + ".bind", volume.below("bind")));
  }

  private void deploy(String path, Mapping deploy) {
    // docker writes this one small before it sends it
    word(deploy, "endpoint_mode")
        .filter(word -> !ENDPOINTS.contains(word.text().toLowerCase(Locale.ROOT)))
        .ifPresent(word -> refuse(word, path + ".endpoint_mode", ENDPOINTS));
    for (String config : List.of("update_config", "rollback_config")) {
      word(deploy.below(config), "failure_action")
          .filter(word -> !ACTIONS.contains(word.text()))
          .ifPresent(word -> refuse(word, path + "." + config + ".failure_action", ACTIONS));
    }
    word(deploy.below("rollback_config"), "failure_action")
        .filter(word -> word.text().equals("rollback"))
        .ifPresent(word ->
            problems.warn(
                word.at(),
                path + ".rollback_config.failure_action",
                "the engine never takes a rollback back, and pauses"));
    word(deploy.below("restart_policy"), "condition")
        .filter(word -> !CONDITIONS.contains(word.text()))
        .ifPresent(word -> refuse(word, path + ".restart_policy.condition", CONDITIONS));
  }

  private void propagation(String path, Mapping bind) {
    word(bind, "propagation")
        .filter(word -> !PROPAGATIONS.contains(word.text().toLowerCase(Locale.ROOT)))
        .ifPresent(word -> refuse(word, path + ".propagation", PROPAGATIONS));
  }

  private static Optional<Text> word(Mapping in, String key) {
    return in.get(key, Text.class).filter(word -> !word.text().isEmpty());
  }

  private void refuse(Text word, String path, List<String> known) {
    String all = String.join(", ", known.subList(0, known.size() - 1)) + " and " + known.getLast();
    problems.engineRefuses(word.at(), path, "'" + word.text() + "'; it knows " + all);
  }
}
