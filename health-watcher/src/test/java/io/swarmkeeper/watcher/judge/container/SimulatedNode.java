package io.swarmkeeper.watcher.judge.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * An engine with random containers, events that get lost, come late and twice, a journal that is
 * away for a while, and a watcher that is killed now and then, with all that waits in its spool. It
 * goes on from what it has kept. After every full look the journal must agree with the engine.
 */
final class SimulatedNode {
  private final Random random;
  private final ContainerJudge judge = new ContainerJudge(new WatchedNode("n1", "node-1"));
  private final Map<String, FakeContainer> engine = new LinkedHashMap<>();
  private final List<Hint> hints = new ArrayList<>();
  private final Map<MessageId, News> journal = new LinkedHashMap<>();
  private final Map<String, List<Health>> said = new HashMap<>();
  private final Map<String, Instant> lastAt = new HashMap<>();
  private final Set<String> forgotten = new HashSet<>();
  private final List<News> waiting = new ArrayList<>();
  private boolean journalIsThere = true;
  private KnownContainers known = KnownContainers.nothing();
  private KnownContainers kept = KnownContainers.nothing();
  private Instant now = Instant.parse("2026-11-23T20:00:00Z");
  private int born;

  SimulatedNode(long seed) {
    this.random = new Random(seed);
  }

  void live(int steps) {
    for (var i = 0; i < steps; i++) {
      now = now.plusMillis(100 + random.nextInt(900));
      somethingHappens();
      watcherActs();
    }
    now = now.plusSeconds(1);
    journalIs(true);
    fullLook(true);
    said.forEach((id, lives) -> {
      if (!engine.containsKey(id)) {
        assertThat(lives.getLast())
            .as("last word on %s, which is gone", id)
            .isEqualTo(Health.EXITED);
      }
    });
  }

  private void somethingHappens() {
    if (engine.size() < 6 && random.nextInt(4) == 0) {
      bear();
    }
    for (var container : List.copyOf(engine.values())) {
      if (random.nextInt(3) == 0) {
        ages(container);
      }
    }
  }

  private void bear() {
    var id = "c%011d".formatted(born++);
    var ofSwarm = random.nextInt(4) > 0;
    var task = new TaskRef("t-" + id, "s1", "web", Optional.of(1), Optional.empty());
    var patience = random.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(3);
    engine.put(
        id,
        new FakeContainer(
            id, ofSwarm ? Optional.of(task) : Optional.empty(), random.nextInt(5) > 0, patience));
  }

  private void ages(FakeContainer container) {
    var chance = random.nextInt(100);
    if (!container.isRunning()) {
      afterOrBeforeLife(container, chance);
    } else if (chance < 6) {
      dies(container, random.nextInt(3));
    } else if (container.isChecked()) {
      probed(container);
    }
  }

  private void afterOrBeforeLife(FakeContainer container, int chance) {
    var isNew = container.health().isEmpty();
    if (isNew || (!container.isOfSwarm() && chance < 40)) {
      container.start(now);
      event(container, Optional.empty());
    } else if (chance > 85) {
      engine.remove(container.id);
    }
  }

  /** Swarm kills what is unhealthy; nobody else does. */
  private void probed(FakeContainer container) {
    var before = container.health();
    container.probe(now, random.nextInt(100) < 55, "probe at " + now);
    if (!container.health().equals(before)) {
      event(container, Optional.empty());
      if (container.isOfSwarm() && container.health().equals(Optional.of(Health.UNHEALTHY))) {
        now = now.plusMillis(100);
        dies(container, 137);
      }
    }
  }

  private void dies(FakeContainer container, int code) {
    container.exit(now, code);
    event(container, Optional.of(new ContainerSighting.Died(container.id, code, now)));
  }

  /** Lost, told once or told twice, and in any order. */
  private void event(FakeContainer container, Optional<ContainerSighting> said) {
    for (var copies = random.nextInt(3); copies > 0; copies--) {
      hints.add(random.nextInt(hints.size() + 1), new Hint(container.id, said));
    }
  }

  private void watcherActs() {
    while (!hints.isEmpty() && random.nextInt(3) > 0) {
      handle(hints.removeFirst());
    }
    switch (random.nextInt(20)) {
      case 0 -> killed();
      case 5 -> journalIs(random.nextInt(3) > 0);
      case 1, 2, 3 -> fullLook(false);
      case 4 -> fullLook(true);
      default -> {}
    }
  }

  private void journalIs(boolean there) {
    journalIsThere = there;
    if (there) {
      send();
    }
  }

  /** Of a container outside Swarm the engine may forget what could not be said. */
  private void killed() {
    engine.values().stream()
        .filter(c -> !c.isOfSwarm() && !waiting.isEmpty())
        .forEach(c -> forgotten.add(c.id));
    known =
        RelearnedContainers.after(
            kept,
            journal.values().stream().map(news -> (ContainerObserved) news.message()).toList());
    hints.clear();
    waiting.clear();
  }

  private void handle(Hint hint) {
    hint.said().ifPresent(this::see);
    Optional.ofNullable(engine.get(hint.containerId()))
        .ifPresent(container -> {
          see(container.inspect(now));
          journalAgrees(container);
        });
  }

  private void fullLook(boolean deep) {
    var list = engine.values().stream().map(FakeContainer::list).toList();
    var look = InspectionPlan.of(known, list, deep);
    look.inspect().forEach(id -> see(engine.get(id).inspect(now)));
    look.gone().forEach(id -> see(new ContainerSighting.Gone(id, now)));
    engine.values().stream()
        .filter(container -> deep || container.isOfSwarm())
        .forEach(this::journalAgrees);
  }

  private void see(ContainerSighting sighting) {
    var judgement = judge.decide(known, sighting);
    known = judgement.known();
    var inOneGo = new HashSet<MessageId>();
    for (var news : judgement.news()) {
      assertThat(inOneGo.add(news.id())).as("said twice: %s", news).isTrue();
      waiting.add(news);
    }
    if (journalIsThere) {
      send();
    }
  }

  private void send() {
    for (var news : waiting) {
      if (journal.putIfAbsent(news.id(), news) == null) {
        publish((ContainerObserved) news.message(), news.at());
      }
    }
    waiting.clear();
    kept = random.nextInt(3) == 0 ? known : kept;
  }

  private void publish(ContainerObserved observed, Instant at) {
    var lives = said.computeIfAbsent(observed.containerId(), _ -> new ArrayList<>());
    var before = Optional.ofNullable(lastAt.put(observed.containerId(), at));
    if (!forgotten.contains(observed.containerId())) {
      follows(observed, lives.isEmpty() ? Optional.empty() : Optional.of(lives.getLast()));
      assertThat(at).as("the time of %s", observed).isAfterOrEqualTo(before.orElse(Instant.MIN));
    }
    lives.add(observed.health());
  }

  private static void follows(ContainerObserved next, Optional<Health> before) {
    var allowed =
        switch (next.health()) {
          case STARTING, RUNNING -> before.isEmpty() || before.get() == Health.EXITED;
          case HEALTHY ->
              before.filter(h -> h == Health.STARTING || h == Health.UNHEALTHY).isPresent();
          case UNHEALTHY ->
              before.filter(h -> h == Health.STARTING || h == Health.HEALTHY).isPresent();
          case EXITED -> before.filter(h -> h != Health.EXITED).isPresent();
        };
    assertThat(allowed).as("%s after %s", next, before).isTrue();
    if (next.health() == Health.UNHEALTHY) {
      assertThat(next.output()).isPresent();
    }
  }

  /**
   * Only a container outside Swarm that recovers while no watcher is there may end up wrong: Swarm
   * replaces what is unhealthy and never restarts a container.
   */
  private void journalAgrees(FakeContainer container) {
    if (!journalIsThere || forgotten.contains(container.id)) {
      return;
    }
    var last = Optional.ofNullable(said.get(container.id)).map(List::getLast);
    assertThat(last).as("journal and engine about %s", container.id).isEqualTo(container.health());
  }

  private record Hint(String containerId, Optional<ContainerSighting> said) {}
}
