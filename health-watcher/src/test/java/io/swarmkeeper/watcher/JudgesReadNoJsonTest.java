package io.swarmkeeper.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.swarm.RawJson;
import org.junit.jupiter.api.Test;

/** Apart from the rules of ArchUnit, whose report of a class would replace that of its tests. */
class JudgesReadNoJsonTest {
  @Test
  void the_judges_leave_the_engines_json_to_the_readers() {
    assertThat(RawJson.readIn(Watcher.class, "io.swarmkeeper.watcher.judge")).isEmpty();
  }
}
