package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Logins;
import io.swarmkeeper.journal.SealingBox;
import io.swarmkeeper.trust.Trust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With their keys alone, executors take logins from who may deploy, and say that they did. */
class LoginsAtWorkIT {
  private static final Subjects SUBJECTS = new Subjects("t");
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final RegistryLogins LOGINS =
      new RegistryLogins(List.of(new RegistryLogin("registry.example", "auth")));

  @TempDir Path directory;
  private ConfiguredServer server;

  private Bus bus(String name) throws Exception {
    return Bus.connect(
        new BusSettings(server.url(), Optional.of(server.credentials(name)), name), SOON);
  }

  private Identity self(String name) throws Exception {
    return new Identity(
        SUBJECTS,
        "keeper/" + name,
        Optional.of(server.credentials(name).key()),
        Trust.read(directory.resolve("trust.json")));
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void executors_on_managers_and_on_workers_answer_whoever_may_deploy(Servers.Newest which)
      throws Exception {
    assumeTrue(which.binary().isPresent(), which.reason());
    try (var started = ConfiguredServer.start(which.binary().orElseThrow(), directory)) {
      server = started;
      for (var person : List.of("dora", "sam", "olga")) {
        taken("executor-one", "mgr", person);
        taken("executor-two", "wrk", person);
      }
      assertThat(server.log()).doesNotContain("Violation");
    }
  }

  private void taken(String executor, String node, String person) throws Exception {
    var box = new SealingBox(node);
    var known = new ConcurrentLinkedQueue<RegistryLogins>();
    var key = box.key(SUBJECTS, self(executor).key(), Instant.now());
    try (var agent = bus(executor);
        var keeper = bus(person);
        var _ = new Logins(agent, self(executor)).listen(box, known::add)) {
      var heard = new ConcurrentLinkedQueue<Heartbeat>();
      new Heartbeats(keeper, SUBJECTS).listen(Part.EXECUTOR, heard::add);
      var beat =
          new Heartbeat(
              Part.EXECUTOR, node, "one", false, false, Instant.EPOCH, List.of(), Optional.of(key));
      await()
          .atMost(SOON)
          .until(() -> {
            new Heartbeats(agent, SUBJECTS).send(beat);
            return !heard.isEmpty();
          });
      new Logins(keeper, self(person)).tell(LOGINS, key, SOON);
      assertThat(known).as("%s took them from %s", node, person).containsExactly(LOGINS);
    }
  }
}
