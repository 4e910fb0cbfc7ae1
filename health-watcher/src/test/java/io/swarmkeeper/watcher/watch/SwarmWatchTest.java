package io.swarmkeeper.watcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.swarm.spec.Sheet;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import io.swarmkeeper.watcher.judge.drift.SpecHistory;
import io.swarmkeeper.watcher.judge.drift.SpecState;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import io.swarmkeeper.watcher.judge.leader.SwarmFact;
import io.swarmkeeper.watcher.watch.SwarmWatch.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwarmWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final FakeEngine engine = new FakeEngine();
  private final List<News> published = new ArrayList<>();
  private LeaderKnown said = LeaderKnown.nothing();
  private List<OwnCommand> commands = List.of();
  private Instant now = NOW;
  private final SwarmWatch watch = watch();

  private SwarmWatch watch() {
    return new SwarmWatch(
        engine,
        () -> Optional.of(engine.membership),
        new Sources(_ -> said, _ -> Map.of(), _ -> commands),
        published::add,
        () -> now);
  }

  @BeforeEach
  void a_swarm_of_one_node() {
    var node =
        new NodeObserved(
            "w", "n1", "node-1", "manager", "active", "ready", true, Presence.PRESENT, NOW);
    engine.swarm.add(new SwarmFact("node/n1", "1", Optional.of(NOW), node));
  }

  @Test
  void the_leader_speaks_of_the_swarm() throws InterruptedException {
    engine.leads = true;
    watch.look();
    watch.look();
    assertThat(watch.isLeader()).isTrue();
    assertThat(published).hasSize(1);
  }

  @Test
  void other_managers_and_workers_are_silent() throws InterruptedException {
    watch.look();
    engine.leads = true;
    engine.membership = new SwarmMembership(new WatchedNode("node-id-1", "node-1"), false);
    watch.look();
    assertThat(watch.isLeader()).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void the_next_leader_goes_on_where_the_one_before_stopped() throws InterruptedException {
    engine.leads = true;
    watch.look();
    said = watch.known().orElseThrow();
    watch().look();
    assertThat(published).hasSize(1);
  }

  @Test
  void whoever_leads_no_longer_knows_nothing_and_is_silent() throws InterruptedException {
    engine.leads = true;
    watch.look();
    engine.leads = false;
    engine.swarm.clear(); // which would be news
    watch.look();
    assertThat(watch.known()).isEmpty();
    assertThat(published).hasSize(1);
  }

  @Test
  void a_leader_asks_with_each_look_for_the_lists_alone() throws InterruptedException {
    engine.leads = true;
    watch.look();
    var asked = engine.asked;
    watch.look();
    assertThat(engine.asked).isEqualTo(asked + 1);
  }

  @Test
  void a_node_that_we_drain_is_no_drift_and_one_that_somebody_drains_is()
      throws InterruptedException {
    engine.leads = true;
    engine.things.add(node(1, "active"));
    watch.look();
    engine.things.set(0, node(2, "drain"));
    commands = List.of(command("d-1/drain#1", "drain"));
    looks();
    assertThat(drifts()).isEmpty();
    engine.things.set(0, node(3, "active"));
    looks();
    assertThat(drifts())
        .containsExactly(List.of(new FieldChange("availability", "drain", "active")));
  }

  private void looks() throws InterruptedException {
    for (var i = 0; i < 4; i++) {
      watch.look();
      now = now.plusMillis(700);
    }
  }

  private List<List<FieldChange>> drifts() {
    return published.stream()
        .map(News::message)
        .filter(DriftFound.class::isInstance)
        .map(m -> ((DriftFound) m).changes())
        .toList();
  }

  private static OwnCommand command(String step, String availability) {
    return new OwnCommand(step, NOW, Event.Thing.NODE, "n1", Optional.of(availability));
  }

  private static Thing node(long version, String availability) {
    var sheet = Sheet.of(Map.of("availability", availability, "role", "worker"));
    var history =
        new SpecHistory(
            new SpecState(Optional.empty(), sheet), Optional.empty(), Optional.empty(), NOW);
    return new Thing(Event.Thing.NODE, "n1", "node-1", Optional.empty(), version, () -> history);
  }

  @Test
  void without_an_engine_nobody_leads() throws InterruptedException {
    engine.leads = true;
    watch.look();
    engine.away = true;
    watch.look();
    assertThat(watch.isLeader()).isFalse();
    assertThat(watch.trouble()).contains("the engine is away");
    engine.away = false;
    watch.look();
    assertThat(watch.trouble()).isEmpty();
    assertThat(watch.isLeader()).isTrue();
  }
}
