package io.swarmkeeper.watcher.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.Engine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Real containers live, die, and are replaced while the watcher cannot see or cannot speak. Each
 * time the journal must agree with the engine afterwards.
 */
class WatcherIT {
  private static final String SWARM = "it-watch-" + ProcessHandle.current().pid();
  private static final String LABEL = "io.swarmkeeper.it=" + SWARM;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final boolean FULL = Boolean.getBoolean("keeper.full");

  private static final Docker NODE = Docker.last();
  private static Passage toEngine;
  private static Passage toNats;
  private static WatchedJournal record;
  private static BuiltWatcher watcher;
  private static Engine engine;

  private final Map<String, String> ids = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    engine = Engine.at(URI.create(NODE.socket()));
    toEngine = Passage.toSocket(Path.of(URI.create(NODE.socket()).getPath()));
    toNats = Passage.toPort(URI.create(Docker.variable("KEEPER_NATS")).getPort());
    record = new WatchedJournal(SWARM);
    watcher =
        BuiltWatcher.started(
            Map.of(
                "DOCKER_HOST", toEngine.address(),
                "KEEPER_NATS", toNats.address(),
                "KEEPER_SWARM", SWARM));
  }

  @AfterAll
  static void stop() throws Exception {
    watcher.close();
    toEngine.close();
    toNats.close();
    record.close();
    engine.close();
  }

  @BeforeEach
  void containers_that_the_watcher_knows() throws Exception {
    run("steady", "v1");
    run("mortal", "no-health");
    run("restarting", "no-health");
    run("leaving", "no-health");
    agree();
  }

  @AfterEach
  void remove() throws Exception {
    toEngine.heal();
    toNats.heal();
    for (var id : ids.values()) {
      var _ = NODE.run("rm", "-f", id);
    }
  }

  @Test
  void an_event_stream_that_breaks_off_again_and_again_hides_nothing() throws Exception {
    toEngine.interrupt();
    var _ = NODE.run("kill", ids.get("mortal"));
    toEngine.interrupt();
    var _ = NODE.run("restart", "-t", "0", ids.get("restarting"));
    toEngine.cut();
    leave();
    run("late", "no-health");
    toEngine.heal();
    agree();
  }

  @Test
  void an_engine_that_was_restarted_has_no_events_and_hides_nothing() throws Exception {
    var _ = Docker.sandbox("stop", NODE.node());
    var _ = Docker.sandbox("start", NODE.node());
    var _ = NODE.run("start", ids.get("restarting"));
    leave();
    agree();
  }

  @Test
  void a_watcher_that_was_killed_finds_what_happened_without_it() throws Exception {
    watcher.kill();
    live();
    watcher.start();
    agree();
  }

  @Test
  void what_happens_while_nats_is_away_is_said_afterwards() throws Exception {
    toNats.cut();
    live();
    await()
        .pollDelay(FULL ? Duration.ofMinutes(3) : Duration.ofSeconds(15))
        .atMost(Duration.ofMinutes(4))
        .until(() -> true);
    toNats.heal();
    agree();
  }

  @Test
  void a_watcher_that_is_killed_with_all_that_it_could_not_say_says_it_when_it_is_back()
      throws Exception {
    toNats.cut();
    live();
    watcher.kill();
    watcher.start();
    var _ = NODE.run("restart", "-t", "0", ids.get("restarting"));
    toNats.heal();
    agree();
  }

  @Test
  void a_container_that_becomes_unhealthy_says_why() throws Exception {
    run("sick", "never-healthy");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(record.containers().get(ids.get("sick")).getLast().output())
                .hasValueSatisfying(o -> assertThat(o).contains("database is unreachable")));
    agree();
  }

  private void live() throws IOException, InterruptedException {
    var _ = NODE.run("kill", ids.get("mortal"));
    var _ = NODE.run("restart", "-t", "0", ids.get("restarting"));
    leave();
    run("late", "no-health");
    run("failing", "crash");
  }

  private final Map<String, String> left = new HashMap<>();

  private void leave() throws IOException, InterruptedException {
    var id = ids.remove("leaving");
    var _ = NODE.run("rm", "-f", id);
    left.put("leaving", id);
  }

  private void run(String name, String image) throws IOException, InterruptedException {
    ids.put(name, NODE.run("run", "-d", "--label", LABEL, Docker.REGISTRY + "/web:" + image));
  }

  private void agree() {
    var agreement = new Agreement(engine, record, LABEL);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          agreement.holds();
          agreement.saysGone(left);
        });
  }
}
