package io.swarmkeeper.watcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.engine.events.EngineEvent;
import io.swarmkeeper.engine.events.Notice;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerWatchTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  private final FakeEngine engine = new FakeEngine();
  private final List<News> published = new ArrayList<>();
  private Instant now = START;
  private KnownContainers said = KnownContainers.nothing();
  private final ContainerWatch watch =
      new ContainerWatch(engine, _ -> said, published::add, () -> now);

  @Test
  void the_first_look_says_what_is_there() {
    engine.starts("web", START);
    watch.look(false, List::of);
    assertThat(healths()).containsExactly(Health.RUNNING);
    assertThat(watch.sight().isFresh(now)).isTrue();
  }

  @Test
  void an_event_is_followed_at_once() {
    engine.starts("web", START);
    watch.look(false, List::of);
    engine.ends("web", START.plusSeconds(1), 3);
    watch.follow(List.of(event("web", "die", Map.of("exitCode", "3"))));
    assertThat(healths()).containsExactly(Health.RUNNING, Health.EXITED);
  }

  @Test
  void many_events_about_one_container_make_one_inspection() {
    watch.look(false, List::of);
    engine.starts("web", START);
    var start = event("web", "start", Map.of());
    watch.follow(List.of(start, start, start));
    assertThat(engine.inspections).containsExactly("web");
  }

  @Test
  void a_look_inspects_nothing_that_the_list_shows_unchanged() {
    engine.starts("web", START);
    watch.look(false, List::of);
    engine.inspections.clear();
    watch.look(false, List::of);
    assertThat(engine.inspections).isEmpty();
    watch.look(true, List::of);
    assertThat(engine.inspections).containsExactly("web");
  }

  @Test
  void without_any_event_a_look_finds_what_happened() {
    engine.starts("web", START);
    engine.starts("api", START);
    watch.look(false, List::of);
    engine.ends("web", START.plusSeconds(1), 0);
    engine.removes("api");
    watch.look(false, List::of);
    assertThat(healths())
        .containsExactly(Health.RUNNING, Health.RUNNING, Health.EXITED, Health.EXITED);
  }

  @Test
  void while_the_engine_is_away_the_watcher_says_why_and_then_makes_up_for_it() {
    engine.starts("web", START);
    watch.look(false, List::of);
    engine.away = true;
    now = START.plusSeconds(6);
    watch.follow(List.of(event("web", "die", Map.of("exitCode", "3"))));
    assertThat(watch.sight().trouble()).contains("the engine is away");
    assertThat(watch.sight().isFresh(now)).isFalse();
    engine.ends("web", START.plusSeconds(1), 3);
    engine.away = false;
    assertThat(watch.isLookOwed()).isTrue();
    watch.look(false, List::of);
    assertThat(watch.sight().trouble()).isEmpty();
    assertThat(healths()).containsExactly(Health.RUNNING, Health.EXITED);
  }

  @Test
  void a_new_connection_owes_a_deep_look() {
    engine.starts("web", START);
    watch.look(false, List::of);
    assertThat(watch.isLookOwed()).isFalse();
    watch.follow(List.of(new Notice.ListAgain()));
    assertThat(watch.isLookOwed()).isTrue();
    engine.inspections.clear();
    watch.look(false, List::of);
    assertThat(engine.inspections).containsExactly("web");
  }

  @Test
  void a_node_in_no_swarm_is_told_what_to_do() {
    engine.membership = new SwarmMembership(new WatchedNode("", "node-1"), false);
    watch.look(false, List::of);
    assertThat(watch.sight().trouble().orElseThrow()).contains("docker swarm join");
    assertThat(watch.sight().isFresh(now)).isFalse();
  }

  @Test
  void what_comes_during_a_long_look_is_followed_before_its_end() {
    engine.starts("a", START);
    engine.starts("b", START);
    engine.starts("c", START);
    var hints =
        new ArrayDeque<List<Notice>>(List.of(List.of(), List.of(event("c", "start", Map.of()))));
    watch.look(true, () -> hints.isEmpty() ? List.of() : hints.removeFirst());
    assertThat(engine.inspections).containsExactly("a", "c", "b", "c");
    assertThat(watch.isLookOwed()).isFalse();
  }

  @Test
  void a_watcher_that_starts_again_says_only_what_is_new_and_misses_nobody_who_left() {
    engine.starts("web", START);
    engine.starts("api", START);
    watch.look(false, List::of);
    said = watch.sight().known();
    published.clear();
    engine.removes("api");
    var again = new ContainerWatch(engine, _ -> said, published::add, () -> now);
    again.look(true, List::of);
    assertThat(published)
        .extracting(n -> ((ContainerObserved) n.message()).containerId())
        .containsExactly("api");
    assertThat(healths()).containsExactly(Health.EXITED);
  }

  @Test
  void before_it_knows_what_was_said_it_says_nothing_and_says_why() {
    engine.starts("web", START);
    var early =
        new ContainerWatch(
            engine,
            _ -> {
              throw new BusUnavailable("NATS is not connected");
            },
            published::add,
            () -> now);
    early.look(true, List::of);
    assertThat(published).isEmpty();
    assertThat(early.sight().trouble()).contains("NATS is not connected");
  }

  @Test
  void a_node_that_joined_another_swarm_tells_everything_again_under_its_new_id() {
    engine.starts("web", START);
    watch.look(false, List::of);
    engine.membership = new SwarmMembership(new WatchedNode("node-id-2", "node-1"), false);
    watch.look(true, List::of);
    assertThat(published.stream().map(n -> ((ContainerObserved) n.message()).nodeId()))
        .containsExactly("node-id-1", "node-id-2");
  }

  private static Notice event(String id, String action, Map<String, String> attributes) {
    return new Notice.Happened(
        new EngineEvent("container", action, id, attributes, START.plusSeconds(1)));
  }

  private List<Health> healths() {
    return published.stream().map(n -> ((ContainerObserved) n.message()).health()).toList();
  }
}
