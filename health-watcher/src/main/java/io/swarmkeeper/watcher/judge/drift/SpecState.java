package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.swarm.spec.Sheet;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One state of a spec.
 *
 * @param step the step of ours whose label it carries
 */
public record SpecState(Optional<String> step, Sheet sheet) {
  /** The same for equal states, and short enough to be kept. */
  String digest() {
    return sheet.cells().entrySet().stream()
        .map(cell -> cell.getKey() + "=" + cell.getValue().digest())
        .collect(
            Collectors.collectingAndThen(
                Collectors.joining("\n", step.orElse("") + "\n", ""), SpecDigest::ofText));
  }
}
