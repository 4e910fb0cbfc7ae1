package io.swarmkeeper.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where an operation and the watcher judge the same task differently, and on purpose. */
class TaskViewTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant HEALTHY_AT = AT.plusSeconds(3);

  @Test
  void silence_is_no_health_but_leaves_a_service_up() {
    var task = task("running", "running", Optional.empty());

    assertThat(task.fit()).isFalse();
    assertThat(task.upSince()).contains(AT);
  }

  @Test
  void a_healthy_container_is_both() {
    var task = task("running", "running", Optional.of(Health.HEALTHY));

    assertThat(task.fit()).isTrue();
    assertThat(task.upSince()).contains(HEALTHY_AT);
  }

  @Test
  void an_unhealthy_container_is_neither() {
    var task = task("running", "running", Optional.of(Health.UNHEALTHY));

    assertThat(task.fit()).isFalse();
    assertThat(task.upSince()).isEmpty();
  }

  @Test
  void a_task_that_is_to_stop_is_up_until_it_does() {
    var task = task("running", "shutdown", Optional.of(Health.RUNNING));

    assertThat(task.fit()).isFalse();
    assertThat(task.upSince()).contains(HEALTHY_AT);
  }

  @Test
  void a_task_that_is_complete_ended_unasked_though_swarm_calls_it_no_failure() {
    var task = task("complete", "shutdown", Optional.empty());

    assertThat(task.failed()).isFalse();
    assertThat(task.endedUnasked()).isTrue();
    assertThat(task("shutdown", "shutdown", Optional.empty()).endedUnasked()).isFalse();
    assertThat(task("rejected", "shutdown", Optional.empty()).endedUnasked()).isTrue();
  }

  private static TaskView task(String state, String desired, Optional<Health> health) {
    return new TaskView(
        "t1",
        Optional.of(1),
        Optional.of("n1"),
        state,
        desired,
        true,
        "web:v1",
        Optional.empty(),
        Optional.empty(),
        AT,
        health.map(h ->
            new ContainerStatus(
                "c1", "t1", "web", h, Optional.empty(), Optional.empty(), HEALTHY_AT, false)));
  }
}
