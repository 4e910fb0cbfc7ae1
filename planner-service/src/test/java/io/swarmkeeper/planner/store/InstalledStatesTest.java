package io.swarmkeeper.planner.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.planner.OperationKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * What a planner that somebody has installed has stored must be read by every later one, as its
 * operations go on across the change. Nobody has installed one yet: from the first version that can
 * be installed on, {@code stored-operations} gets a file with each state of that version.
 */
final class InstalledStatesTest {
  private static final StateJson JSON = new StateJson(OperationKinds.all());

  @Test
  void what_installed_planners_have_stored_is_read_and_nothing_of_it_gets_lost() throws Exception {
    try (var files = Files.list(Path.of("src/test/resources/stored-operations"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        var stored = JSON.read(Files.readAllBytes(file));
        assertThat(JSON.read(JSON.write(stored))).as("%s", file).isEqualTo(stored);
      }
    }
  }
}
