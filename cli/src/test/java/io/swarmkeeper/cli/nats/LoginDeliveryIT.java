package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.Questions.Standing;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Query.ExecutorsAnswer;
import io.swarmkeeper.contract.Query.ExecutorsQuery;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Logins;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.journal.SealingBox;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials for registries, from {@code keeper} to executors, over a NATS of the test's own. */
class LoginDeliveryIT {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Subjects SUBJECTS = new Subjects("local");
  private static final RegistryLogins LOGINS =
      new RegistryLogins(List.of(new RegistryLogin("registry.example:5000", "hunter2-canary")));
  private static final SigningKey PLANNER = SigningKey.generate();
  private static final SigningKey MANAGER = SigningKey.generate();
  private static final SigningKey WORKER = SigningKey.generate();
  private static final SigningKey MALLORY = SigningKey.generate();

  @TempDir Path directory;
  private final NatsServer server = NatsServer.start();
  private final List<ExecutorKey> planners = new ArrayList<>();
  private final List<Standing> standing = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> took = new ConcurrentLinkedQueue<>();
  private Bus bus;
  private SwarmConnection keeper;

  @BeforeEach
  void a_planner_and_keeper() throws Exception {
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    standing.add(
        new Queries(bus, self(PLANNER))
            .answer(
                "executors", "planner", ExecutorsQuery.class, _ -> new ExecutorsAnswer(planners)));
    var file = directory.resolve("trust.json");
    var trust =
        new Trust(
            Trust.Unsigned.REFUSED,
            List.of(
                known(Role.PLANNER, PLANNER),
                known(Role.EXECUTOR_MANAGER, MANAGER),
                known(Role.EXECUTOR_WORKER, WORKER)));
    Files.write(file, Wire.json(trust));
    keeper =
        NatsConnection.connect(
            new SwarmConnection.Address(
                server.url(), Optional.empty(), Optional.of(file), SUBJECTS, TlsFiles.NONE));
  }

  @AfterEach
  void end() throws Exception {
    keeper.close();
    bus.close();
    server.close();
  }

  private static TrustedKey known(Role role, SigningKey key) {
    return new TrustedKey(role.word(), role, new PublicKey(key.publicKey()), Optional.empty());
  }

  private static Identity self(SigningKey key) {
    return new Identity(SUBJECTS, "keeper/it", Optional.of(key), Trust.none());
  }

  /** A process of a node's executor that takes logins. */
  private ExecutorKey process(String node, SigningKey key) {
    var box = new SealingBox(node);
    standing.add(new Logins(bus, self(key)).listen(box, _ -> took.add(node)));
    return keyOf(box, key);
  }

  private static ExecutorKey keyOf(SealingBox box, SigningKey key) {
    return new ExecutorKey(
        "host-of-" + box.nodeId(),
        key == MANAGER,
        box.key(SUBJECTS, Optional.of(key), Instant.now()));
  }

  private void beat(ExecutorKey executor) throws Exception {
    new Heartbeats(bus, SUBJECTS)
        .send(
            new Heartbeat(
                Part.EXECUTOR,
                executor.key().nodeId(),
                executor.host(),
                executor.manager(),
                false,
                Instant.now(),
                List.of(),
                Optional.of(executor.key())));
  }

  @Test
  void every_executor_has_them_when_keeper_goes_on() throws Exception {
    planners.add(process("m", MANAGER));
    planners.add(process("w", WORKER));
    assertThat(keeper.logIn(LOGINS)).isEmpty();
    assertThat(took).containsExactlyInAnyOrder("m", "w");
  }

  @Test
  void who_did_not_take_them_is_said_with_the_reason() throws Exception {
    planners.add(process("m", MANAGER));
    planners.add(keyOf(new SealingBox("gone"), WORKER));
    bus.listen(SUBJECTS.secret("registry", "silent"), (_, _) -> {});
    planners.add(keyOf(new SealingBox("silent"), WORKER));
    planners.add(process("mallorys", MALLORY));
    var _ = process("anew", WORKER);
    planners.add(keyOf(new SealingBox("anew"), WORKER));
    assertThat(keeper.logIn(LOGINS))
        .hasSize(4)
        .allSatisfy(said -> assertThat(said).doesNotContain("hunter2"))
        .anyMatch(said -> said.matches("host-of-gone did not take .*nobody is there.*"))
        .anyMatch(said -> said.matches("host-of-silent did not take .*not answered in time.*"))
        .anyMatch(said -> said.matches("host-of-mallorys did not take .*not signed by an exec.*"))
        .anyMatch(said -> said.matches("host-of-anew did not take .*not sealed to this .*"));
    assertThat(took).containsExactly("m");
  }

  @Test
  void an_executor_that_starts_later_takes_them_when_it_says_that_it_lives() throws Exception {
    planners.add(process("m", MANAGER));
    assertThat(keeper.logIn(LOGINS)).isEmpty();
    standing.removeLast().close();
    beat(process("m", MANAGER));
    await().atMost(SOON).until(() -> took.size() == 2);
    beat(process("w", WORKER));
    await().atMost(SOON).until(() -> took.contains("w"));
  }

  @Test
  void one_whom_the_planner_does_not_know_yet_is_found_by_its_heartbeat() throws Exception {
    var executor = process("m", MANAGER);
    var beats =
        Thread.ofVirtual()
            .start(() -> {
              await()
                  .atMost(SOON)
                  .until(() -> {
                    beat(executor);
                    return !took.isEmpty();
                  });
            });
    assertThat(keeper.logIn(LOGINS)).isEmpty();
    beats.join();
    assertThat(took).containsExactly("m");
  }
}
