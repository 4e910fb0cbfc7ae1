package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;
import java.util.function.LongPredicate;

/** Times that the engine finds too short, or that run backwards. */
record ServiceDurations(Problems problems) implements EngineRefusals.ServiceRule {
  private static final long MILLISECOND = 1_000_000;

  @Override
  public void check(String path, Mapping service) {
    Mapping health = service.below("healthcheck");
    if (!health.isTrue("disable")) {
      health(path + ".healthcheck", health);
    }
    Mapping deploy = service.below("deploy");
    forward(deploy, path + ".deploy", "update_config", List.of("delay", "monitor"));
    forward(deploy, path + ".deploy", "restart_policy", List.of("delay", "window"));
  }

  private void health(String path, Mapping health) {
    for (String key : List.of("interval", "timeout", "start_period")) {
      unless(
          health,
          path,
          key,
          nanos -> nanos == 0 || nanos >= MILLISECOND,
          ": 1ms is the least that it takes, or 0s for the image's own");
    }
  }

  private void forward(Mapping deploy, String path, String key, List<String> times) {
    for (String time : times) {
      unless(deploy.below(key), path + "." + key, time, nanos -> nanos >= 0, ": it is negative");
    }
  }

  private void unless(Mapping in, String path, String key, LongPredicate good, String why) {
    if (in.get(key).orElse(null) instanceof Text(var at, var text)) {
      var nanos = GoDuration.nanos(text);
      if (nanos.isPresent() && !good.test(nanos.getAsLong())) {
        problems.engineRefuses(at, path + "." + key, "'" + text + "'" + why);
      }
    }
  }
}
