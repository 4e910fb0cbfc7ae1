package io.swarmkeeper.watcher.judge.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatContainersTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  private KnownContainers known = KnownContainers.nothing();

  @Test
  void a_running_task_is_listed_with_its_health() {
    see(FakeContainer.ofTask("web").start(START).probe(START.plusSeconds(1), true, "v1"));
    var status = roster(10).getFirst();
    assertThat(status.health()).isEqualTo(Health.HEALTHY);
    assertThat(status.taskId()).isEqualTo("task-web");
    assertThat(status.service()).isEqualTo("shop_web");
    assertThat(status.output()).isEmpty();
  }

  @Test
  void what_is_wrong_comes_with_its_output() {
    var sick = FakeContainer.ofTask("web").start(START);
    for (var i = 1; i <= FakeContainer.RETRIES; i++) {
      sick.probe(START.plusSeconds(i), false, "no database");
    }
    see(sick);
    assertThat(roster(10).getFirst().output()).contains("no database");
  }

  @Test
  void an_ended_task_stays_for_a_while_with_its_exit_code() {
    see(FakeContainer.ofTask("web").start(START).exit(START.plusSeconds(1), 3));
    assertThat(roster(10).getFirst().exitCode()).contains(3);
    assertThat(roster(1 + (int) HeartbeatContainers.REMEMBERED.toSeconds())).isEmpty();
  }

  @Test
  void a_vanished_task_is_remembered_as_ended() {
    see(FakeContainer.ofTask("web").start(START));
    var gone = new ContainerSighting.Gone(FakeContainer.ofTask("web").id, START.plusSeconds(2));
    known = judge().decide(known, gone).known();
    assertThat(roster(10).getFirst().health()).isEqualTo(Health.EXITED);
    assertThat(known.withoutGoneBefore(START.plusSeconds(3)).byId()).isEmpty();
  }

  @Test
  void containers_outside_swarm_are_nobodys_tasks() {
    see(new FakeContainer("plain", Optional.empty(), true, Duration.ZERO).start(START));
    see(FakeContainer.ofTask("created-but-not-started"));
    assertThat(roster(10)).isEmpty();
  }

  private void see(FakeContainer container) {
    known = judge().decide(known, container.inspect(START.plusSeconds(5))).known();
  }

  private static ContainerJudge judge() {
    return new ContainerJudge(new WatchedNode("n", "node-1"));
  }

  private List<ContainerStatus> roster(int second) {
    return HeartbeatContainers.of(known, START.plusSeconds(second));
  }
}
