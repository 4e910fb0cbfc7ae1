package io.swarmkeeper.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TaskStateTest {
  @Test
  void each_word_of_swarm_has_its_meaning() {
    assertThat(which(TaskState::ended))
        .containsExactly("COMPLETE", "SHUTDOWN", "FAILED", "REJECTED", "REMOVE", "ORPHANED");
    assertThat(which(TaskState::failed)).containsExactly("FAILED", "REJECTED");
    assertThat(which(TaskState::wanted)).containsExactly("READY", "RUNNING");
    assertThat(which(TaskState::runnable))
        .containsExactly(
            "NEW", "PENDING", "ASSIGNED", "ACCEPTED", "PREPARING", "READY", "STARTING", "RUNNING");
  }

  @Test
  void a_word_that_is_not_known_means_nothing() {
    assertThat(TaskState.of("running")).isEqualTo(TaskState.RUNNING);
    assertThat(TaskState.of("Running")).isEqualTo(TaskState.UNKNOWN);
    assertThat(TaskState.of("")).isEqualTo(TaskState.UNKNOWN);
    assertThat(TaskState.of("unknown")).isEqualTo(TaskState.UNKNOWN);
  }

  private static String[] which(Predicate<TaskState> property) {
    return Arrays.stream(TaskState.values())
        .filter(property)
        .map(TaskState::name)
        .toArray(String[]::new);
  }
}
