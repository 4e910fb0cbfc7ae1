package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.HashMap;
import java.util.Map;

/** Two mounts at one place of the container, by the letter: {@code /a} is not {@code /a/}. */
record MountPoints(Problems problems) implements EngineRefusals.ServiceRule {
  @Override
  public void check(String path, Mapping service) {
    Map<String, Mark> taken = new HashMap<>();
    service
        .items(path, "volumes")
        .forEach((at, volume) -> {
          String target = volume.text("target");
          Mark first = volume.unread("target") ? null : taken.putIfAbsent(target, volume.at());
          if (first != null) {
            problems.engineRefuses(
                volume.at(),
                at,
                "a second mount at '" + target + "'; the first stands at " + first.place());
          }
        });
  }
}
