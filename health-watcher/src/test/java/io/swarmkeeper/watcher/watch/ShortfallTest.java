package io.swarmkeeper.watcher.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.swarm.spec.Sheet;
import io.swarmkeeper.watcher.judge.GivenTask;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import io.swarmkeeper.watcher.judge.drift.SpecHistory;
import io.swarmkeeper.watcher.judge.drift.SpecState;
import io.swarmkeeper.watcher.judge.drift.Thing;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import io.swarmkeeper.watcher.watch.SwarmWatch.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node is drained: what that costs, from the looks of the leader to the news. */
class ShortfallTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  private final FakeEngine engine = new FakeEngine();
  private final List<News> published = new ArrayList<>();
  private LeaderKnown kept = LeaderKnown.nothing();
  private List<OwnCommand> commands = List.of();
  private Instant now = START;
  private SwarmWatch watch = watch();

  private SwarmWatch watch() {
    return new SwarmWatch(
        engine,
        () -> Optional.of(engine.membership),
        new Sources(_ -> kept, _ -> Map.of(), _ -> commands),
        published::add,
        () -> now);
  }

  @BeforeEach
  void a_service_on_a_node() throws InterruptedException {
    engine.leads = true;
    engine.things.add(node(1, "active"));
    tasks(task("a", "n1", "running", true, START));
    looks(10);
  }

  @Test
  void a_drain_of_ours_is_named_as_what_led_to_it() throws InterruptedException {
    commands = List.of(command("n-1/drain/n1#1", "drain"));
    drained();
    var said = said().getFirst();
    assertThat(said.cause()).contains(Cause.DRAIN);
    assertThat(said.desired()).isEqualTo(1);
    assertThat(said.available()).isZero();
    assertThat(said.watched()).isTrue();
    assertThat(published.getLast().causedBy()).contains(new MessageId("n-1/drain/n1#1"));
  }

  @Test
  void a_drain_by_hand_is_not_ours() throws InterruptedException {
    drained();
    assertThat(said().getFirst().cause()).isEmpty();
    assertThat(published.getLast().causedBy()).isEmpty();
  }

  @Test
  void nor_is_one_by_hand_of_a_node_that_we_had_set_before() throws InterruptedException {
    commands = List.of(command("n-0/activate/n1#1", "active"));
    engine.things.set(0, node(0, "pause"));
    looks(4);
    engine.things.set(0, node(1, "active"));
    looks(4);
    drained();
    assertThat(said().getFirst().cause()).isEmpty();
  }

  @Test
  void a_leader_that_takes_over_says_that_nobody_may_have_looked() throws InterruptedException {
    tasks(task("a", "n1", "failed", false, now));
    looks(2);
    kept = watch.known().orElseThrow();
    watch = watch();
    tasks(task("b", "n1", "running", true, now));
    looks(10);
    assertThat(said()).hasSize(1);
    assertThat(said().getFirst().watched()).isFalse();
  }

  private void drained() throws InterruptedException {
    engine.things.set(0, node(2, "drain"));
    var stopped = task("a", "n1", "shutdown", false, now.plusMillis(400));
    tasks(stopped, task("b", "n2", "preparing", true, now));
    looks(4);
    tasks(stopped, task("b", "n2", "running", true, now));
    looks(10);
  }

  private List<ShortfallObserved> said() {
    return published.stream()
        .map(News::message)
        .filter(ShortfallObserved.class::isInstance)
        .map(ShortfallObserved.class::cast)
        .toList();
  }

  private void looks(int seconds) throws InterruptedException {
    for (var i = 0; i < seconds; i++) {
      now = now.plusSeconds(1);
      watch.look();
    }
  }

  private void tasks(WatchedTask... tasks) {
    engine.services.clear();
    engine.services.add(
        new WatchedService(
            "s1",
            "shop_web",
            Optional.of("shop"),
            Optional.of(1),
            Duration.ofSeconds(5),
            List.of(tasks),
            Optional.empty(),
            1));
  }

  private static WatchedTask task(
      String id, String node, String state, boolean wanted, Instant at) {
    return new GivenTask(id, state, at).in(1, Optional.of(node)).wanted(wanted).task();
  }

  private OwnCommand command(String step, String availability) {
    return new OwnCommand(step, now, Event.Thing.NODE, "n1", Optional.of(availability));
  }

  private static Thing node(long version, String availability) {
    var sheet = Sheet.of(Map.of("availability", availability));
    var written =
        new SpecHistory(
            new SpecState(Optional.empty(), sheet), Optional.empty(), Optional.empty(), START);
    return new Thing(Event.Thing.NODE, "n1", "node-1", Optional.empty(), version, () -> written);
  }
}
