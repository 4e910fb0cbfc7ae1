package io.swarmkeeper.watcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.Post;
import io.swarmkeeper.watcher.judge.swarm.SwarmFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SwarmWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final FakeEngine engine = new FakeEngine();
  private final List<News> published = new ArrayList<>();
  private final SwarmWatch watch =
      new SwarmWatch(engine, () -> Optional.of(engine.standing), published::add, () -> NOW);

  @BeforeEach
  void a_swarm_of_one_node() {
    var node =
        new NodeObserved(
            "w", "n1", "node-1", "manager", "active", "ready", true, Presence.PRESENT, NOW);
    engine.swarm.add(new SwarmFact("node/n1", "1", Optional.of(NOW), node));
  }

  @Test
  void the_leader_speaks_of_the_swarm() {
    engine.leads = true;
    watch.look();
    watch.look();
    assertThat(watch.isLeader()).isTrue();
    assertThat(published).hasSize(1);
  }

  @Test
  void other_managers_and_workers_are_silent() {
    watch.look();
    engine.leads = true;
    engine.standing = new Standing(new Post("node-id-1", "node-1"), false);
    watch.look();
    assertThat(watch.isLeader()).isFalse();
    assertThat(published).isEmpty();
  }

  @Test
  void whoever_becomes_leader_speaks_of_everything_and_whoever_was_forgets() {
    engine.leads = true;
    watch.look();
    engine.leads = false;
    watch.look();
    engine.leads = true;
    watch.look();
    assertThat(published).hasSize(2);
    assertThat(published.getFirst().id()).isEqualTo(published.getLast().id());
  }

  @Test
  void without_an_engine_nobody_leads() {
    engine.leads = true;
    watch.look();
    engine.away = true;
    watch.look();
    assertThat(watch.isLeader()).isFalse();
    assertThat(watch.trouble()).contains("the engine is away");
    engine.away = false;
    watch.look();
    assertThat(watch.trouble()).isEmpty();
    assertThat(published).hasSize(1);
  }
}
