package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.stability.ServiceSeen;
import io.swarmkeeper.watcher.judge.stability.TaskSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One service, looked at second by second; its tasks are what the test says. */
final class Swarm {
  static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  final List<News> news = new ArrayList<>();
  Optional<Integer> wanted = Optional.of(2);
  Optional<StepId> label = StepId.parse("d-1/create/web#1");
  int spec = 1;
  final Map<String, StepId> drained = new HashMap<>();
  KnownLevels known = KnownLevels.nothing();
  Optional<Instant> before = Optional.empty();

  Swarm at(int second, TaskSeen... tasks) {
    return look(second, List.of(service(List.of(tasks))));
  }

  Swarm without(int second) {
    return look(second, List.of());
  }

  /** Another watcher goes on from what was kept. */
  Swarm restarted() {
    before = Optional.empty();
    return this;
  }

  private Swarm look(int second, List<ServiceSeen> services) {
    var now = START.plusSeconds(second);
    var look = new CapacityLook("w1", now, before, services, drained);
    var judgement = CapacityJudge.decide(known, look);
    known = judgement.known();
    before = Optional.of(now);
    news.addAll(judgement.news());
    return this;
  }

  List<ShortfallObserved> said() {
    return news.stream().map(n -> (ShortfallObserved) n.message()).toList();
  }

  private ServiceSeen service(List<TaskSeen> tasks) {
    return new ServiceSeen(
        "s1", "shop_web", Optional.of("shop"), wanted, Duration.ofSeconds(5), tasks, label, spec);
  }

  static TaskSeen up(String id, int slot, int since) {
    return task(id, slot, "running", true, since, Optional.of(Health.HEALTHY));
  }

  static TaskSeen starting(String id, int slot, int since) {
    return task(id, slot, "starting", true, since, Optional.of(Health.STARTING));
  }

  static TaskSeen unhealthy(String id, int slot, int since) {
    return task(id, slot, "running", true, since, Optional.of(Health.UNHEALTHY));
  }

  static TaskSeen failed(String id, int slot, int when) {
    return task(id, slot, "failed", false, when, Optional.empty());
  }

  static TaskSeen stopped(String id, int slot, int when) {
    return task(id, slot, "shutdown", false, when, Optional.empty());
  }

  static TaskSeen withSpec(int spec, TaskSeen t) {
    return new TaskSeen(
        t.id(),
        t.place(),
        t.node(),
        t.state(),
        t.wanted(),
        spec,
        t.createdAt(),
        t.at(),
        t.error(),
        t.exitCode(),
        t.container());
  }

  private static TaskSeen task(
      String id, int slot, String state, boolean wanted, int since, Optional<Health> health) {
    var at = START.plusSeconds(since);
    return new TaskSeen(
        id,
        "slot " + slot,
        Optional.of("node-" + slot),
        state,
        wanted,
        1,
        at,
        at,
        Optional.empty(),
        Optional.empty(),
        health.map(h ->
            new ContainerStatus(
                "c-" + id, id, "shop_web", h, Optional.empty(), Optional.empty(), at, false)));
  }
}
