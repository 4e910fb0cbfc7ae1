package io.swarmkeeper.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthAnswerTest {
  @Test
  void all_loops_run() {
    assertThat(HealthAnswer.loops(Map.of("look", true, "beat", true)))
        .isEqualTo(HealthAnswer.of("loops", true));
  }

  @Test
  void a_loop_that_does_not_run_is_named() {
    assertThat(HealthAnswer.loops(Map.of("look", true, "beat", false)))
        .isEqualTo(HealthAnswer.of("loops", false).with("beat", "has stopped"));
  }

  @Test
  void details_keep_their_order() {
    assertThat(HealthAnswer.of("nats", true).with("z", 1).with("a", true).details().keySet())
        .containsExactly("z", "a");
  }
}
