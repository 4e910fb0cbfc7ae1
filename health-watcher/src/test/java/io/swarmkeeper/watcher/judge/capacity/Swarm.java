package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.watcher.judge.GivenTask;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
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

  Swarm at(int second, WatchedTask... tasks) {
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

  private Swarm look(int second, List<WatchedService> services) {
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

  private WatchedService service(List<WatchedTask> tasks) {
    return new WatchedService(
        "s1", "shop_web", Optional.of("shop"), wanted, Duration.ofSeconds(5), tasks, label, spec);
  }

  static WatchedTask up(String id, int slot, int since) {
    return seen(id, slot, "running", since, Health.HEALTHY);
  }

  static WatchedTask starting(String id, int slot, int since) {
    return seen(id, slot, "starting", since, Health.STARTING);
  }

  static WatchedTask unhealthy(String id, int slot, int since) {
    return seen(id, slot, "running", since, Health.UNHEALTHY);
  }

  static WatchedTask failed(String id, int slot, int when) {
    return given(id, slot, "failed", when).wanted(false).task();
  }

  static WatchedTask stopped(String id, int slot, int when) {
    return given(id, slot, "shutdown", when).wanted(false).task();
  }

  static WatchedTask withSpec(int spec, WatchedTask t) {
    return new WatchedTask(t.view(), spec, t.createdAt());
  }

  private static WatchedTask seen(String id, int slot, String state, int since, Health health) {
    var at = START.plusSeconds(since);
    var container =
        new ContainerStatus(
            "c-" + id, id, "shop_web", health, Optional.empty(), Optional.empty(), at, false);
    return given(id, slot, state, since).container(Optional.of(container)).task();
  }

  private static GivenTask given(String id, int slot, String state, int since) {
    return new GivenTask(id, state, START.plusSeconds(since)).in(slot, Optional.of("node-" + slot));
  }
}
