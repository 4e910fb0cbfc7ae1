package io.swarmkeeper.watcher.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.Gzip;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.BadMail;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever others say on NATS, a watcher goes on, and believes no node for another. */
class BadMailToWatcherIT {
  private static final boolean FULL = Boolean.getBoolean("keeper.full");
  private static final int SENT = FULL ? 4_000 : 400;
  private static final int VALUES = FULL ? 2_000 : 200;
  private static final long SEED = 169;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final String NODE = "w9d4h6j8l1n3b5v7c2x0z4q6e";
  private static final Heartbeat LAST = beat("n-last", NOW, "last");

  private final Subjects subjects = new Subjects("it");
  private NatsServer server;
  private Bus bus;
  private Journal journal;
  private WatcherHeartbeats heard;

  @BeforeEach
  void connect() throws Exception {
    server = NatsServer.start();
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    journal = new Journal(bus, subjects, "keeper/watcher");
    journal.ensure();
    heard = new WatcherHeartbeats(new Heartbeats(bus, subjects), () -> NOW);
    assertThat(heard.containers(NOW)).isEmpty();
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  private static Heartbeat beat(String node, Instant at, String task) {
    var container =
        new ContainerStatus(
            "c-1", task, "shop_web", Health.HEALTHY, Optional.of(0), Optional.of("ok"), NOW, false);
    return new Heartbeat(Part.WATCHER, node, node, true, true, at, List.of(container));
  }

  private void say(String node, byte[] body) throws Exception {
    bus.shout(subjects.heartbeat(Part.WATCHER, node), body);
  }

  private void heardAll() throws Exception {
    say("n-last", Wire.json(LAST));
    await().atMost(SOON).until(() -> heard.containers(NOW).containsKey("last"));
  }

  @Test
  void a_heartbeat_speaks_for_no_other_node() throws Exception {
    say("n-1", Wire.json(beat("n-2", NOW, "t-2")));
    say("n-1", Wire.json(beat("n-1", NOW, "t-1")));
    heardAll();
    assertThat(heard.containers(NOW)).containsOnlyKeys("t-1", "last");
  }

  @Test
  void a_heartbeat_of_the_end_of_time_is_forgotten_like_any_other() throws Exception {
    say("n-1", Wire.json(beat("n-1", Instant.parse("9999-12-31T00:00:00Z"), "t-1")));
    heardAll();
    assertThat(heard.containers(NOW)).containsKey("t-1");
    assertThat(heard.containers(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void every_bad_heartbeat_is_heard_or_passed_over() throws Exception {
    for (var body : BadMessages.like(Wire.json(beat("n-1", NOW, "t-1")), SEED, SENT).toList()) {
      say("n-1", body);
    }
    heardAll();
    assertThat(heard.containers(NOW)).containsKey("last");
    assertThat(heard.containers(NOW.plusSeconds(60))).isEmpty();
  }

  @Test
  void bad_commands_and_observations_explain_nothing_and_stop_nobody() throws Exception {
    var letters =
        new BadMail(subjects, _ -> Optional.empty())
            .letters(SEED, SENT, BadMailToWatcherIT::isRead);
    assertThat(BadMail.send(bus, letters)).isEqualTo(SENT);
    assertThat(new JournalCommands(journal).since(Instant.EPOCH)).isNotEmpty();
    assertThat(new PublishedContainers(journal).of(NODE).byId()).isNotEmpty();
  }

  private static boolean isRead(MessageType type) {
    return Command.class.isAssignableFrom(type.recordType())
        || Observation.class.isAssignableFrom(type.recordType());
  }

  @Test
  void bad_values_of_what_was_said_are_as_good_as_nothing_and_are_written_over() throws Exception {
    var said = new PublishedContainers(journal);
    BadMail.send(
        bus,
        new BadMail(subjects, _ -> Optional.empty())
            .letters(SEED, 50, type -> type == MessageType.CONTAINER_OBSERVED));
    var good = Wire.json(said.of(NODE));
    var key = "containers/" + NODE;
    for (var body : BadMessages.like(good, SEED, VALUES).toList()) {
      BadMail.spoil(bus, journal.seen(), key, Gzip.pack(body));
      assertThat(said.of(NODE)).isNotNull();
    }
    BadMail.spoil(bus, journal.seen(), key, new byte[] {1, 2, 3});
    said.keep(NODE, KnownContainers.nothing());
  }
}
