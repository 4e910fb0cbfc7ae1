package io.swarmkeeper.journal;

import static io.swarmkeeper.journal.JournalOnNats.MALLORY;
import static io.swarmkeeper.journal.JournalOnNats.MANAGER;
import static io.swarmkeeper.journal.JournalOnNats.NOW;
import static io.swarmkeeper.journal.JournalOnNats.SOON;
import static io.swarmkeeper.journal.JournalOnNats.SUBJECTS;
import static io.swarmkeeper.journal.JournalOnNats.WORKER;
import static io.swarmkeeper.journal.JournalOnNats.publicKey;
import static io.swarmkeeper.journal.JournalOnNats.trust;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Query.SealingKey;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.contract.SideChannel.Sealed;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What is meant for one node is read there alone, and a node says that it lives for itself alone.
 */
class SecretsIT {
  private static final String CANARY = "hunter2-canary";
  private static final RegistryLogins LOGINS =
      new RegistryLogins(List.of(new RegistryLogin("registry.example", CANARY)));

  private final SealingBox box = new SealingBox("n1");
  private final ConcurrentLinkedQueue<String> overheard = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<RegistryLogins> known = new ConcurrentLinkedQueue<>();
  private JournalOnNats nats;
  private Logins logins;

  @BeforeEach
  void start() throws Exception {
    nats = new JournalOnNats();
    logins = new Logins(nats.bus, new Identity(SUBJECTS, "keeper/cli", Optional.empty(), trust()));
    nats.bus.listen(
        ">",
        (subject, body) -> overheard.add(subject + " " + new String(body, StandardCharsets.UTF_8)));
  }

  @AfterEach
  void close() throws Exception {
    nats.close();
  }

  private static SealingKey key(SealingBox box) {
    return box.key(SUBJECTS, Optional.of(MANAGER), NOW);
  }

  private Logins executor(SigningKey key) {
    return new Logins(
        nats.bus, new Identity(SUBJECTS, "keeper/executor", Optional.of(key), trust()));
  }

  private void refused(SealingKey to, String why) {
    assertThatThrownBy(() -> logins.tell(LOGINS, to, SOON))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining(why)
        .hasMessageNotContaining(CANARY);
  }

  @Test
  void logins_are_read_by_the_executor_they_are_sealed_to_and_by_nobody_who_listens()
      throws Exception {
    var other = new SealingBox("n2");
    var elsewhere = new ConcurrentLinkedQueue<RegistryLogins>();
    try (var _ = executor(MANAGER).listen(box, known::add);
        var _ = executor(MANAGER).listen(other, elsewhere::add)) {
      logins.tell(LOGINS, key(box), SOON);
      assertThat(known).as("when it has answered").containsExactly(LOGINS);
      assertThat(elsewhere).isEmpty();
      logins.tell(LOGINS, key(other), SOON);
      assertThat(elsewhere).hasSize(1);
      assertThat(known).hasSize(1);
    }
    assertThat(overheard).isNotEmpty().noneMatch(said -> said.contains(CANARY));
  }

  @Test
  void an_executor_on_a_worker_answers_for_itself() throws Exception {
    try (var _ = executor(WORKER).listen(box, known::add)) {
      logins.tell(LOGINS, box.key(SUBJECTS, Optional.of(WORKER), NOW), SOON);
      assertThat(known).containsExactly(LOGINS);
    }
  }

  @Test
  void only_whoever_vouches_for_the_key_can_say_that_the_logins_were_taken() {
    try (var _ = executor(WORKER).listen(box, known::add)) {
      refused(key(box), "but was wanted from " + publicKey(MANAGER));
    }
  }

  @Test
  void an_answer_by_a_key_that_is_not_known_is_none() {
    try (var _ = executor(MALLORY).listen(box, known::add)) {
      refused(key(box), "is not known as one of role executor-manager or executor-worker");
    }
  }

  @Test
  void a_process_that_has_another_key_by_now_says_so_and_takes_nothing() {
    try (var _ = executor(MANAGER).listen(box, known::add)) {
      refused(key(new SealingBox("n1")), "not sealed to this executor's present key");
      assertThat(known).isEmpty();
    }
  }

  @Test
  void that_an_executor_is_silent_is_known() {
    assertThatThrownBy(() -> logins.tell(LOGINS, key(box), Duration.ofMillis(300)))
        .as("somebody hears it, and says nothing")
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("was not answered in time");
  }

  @Test
  void what_was_sealed_to_one_node_is_of_no_use_on_the_subject_of_another() throws Exception {
    var there = SUBJECTS.secret("registry", "n1");
    var read = Wire.read(sealed(there), Sealed.class);
    assertThat(box.open(there, read, RegistryLogins.class)).isEqualTo(LOGINS);
    for (var place : List.of(SUBJECTS.secret("registry", "n2"), SUBJECTS.secret("put", "n1"))) {
      assertThatThrownBy(() -> box.open(place, read, RegistryLogins.class))
          .isInstanceOf(NoAnswer.class)
          .hasMessageContaining("not sealed to this executor's present key");
    }
    assertThatThrownBy(() -> new SealingBox("n1").open(there, read, RegistryLogins.class))
        .as("after a restart")
        .isInstanceOf(NoAnswer.class);
  }

  /** What crosses NATS there. */
  private byte[] sealed(String subject) {
    var sealed = new ConcurrentLinkedQueue<byte[]>();
    try (var _ =
        nats.bus
            .questions()
            .answer(
                subject,
                "overhears",
                question -> {
                  sealed.add(question);
                  return Wire.json(Map.of("error", "not I"));
                },
                (_, _, _) -> Map.of())) {
      refused(key(box), "is not signed");
    }
    return sealed.element();
  }

  @Test
  void what_is_not_sealed_is_not_used_and_stops_nothing() throws Exception {
    try (var _ = executor(MANAGER).listen(box, known::add)) {
      var nothing = "null".getBytes(StandardCharsets.UTF_8);
      for (var bad : List.of(Wire.json(LOGINS), nothing, Wire.json(new Sealed("AAAA")))) {
        var answer =
            nats.bus
                .questions()
                .ask(SUBJECTS.secret("registry", "n1"), bad, (_, _, _, _) -> {}, SOON);
        assertThat(new String(answer, StandardCharsets.UTF_8))
            .contains("error")
            .doesNotContain(CANARY);
      }
      logins.tell(LOGINS, key(box), SOON);
      assertThat(known).containsExactly(LOGINS);
    }
  }

  record Secret(String data) {}

  record Kept(String name) {}

  @Test
  void a_secret_is_told_to_one_executor_sealed_and_its_answer_is_signed() throws Exception {
    var executor = new Identity(SUBJECTS, "keeper/executor", Optional.of(MANAGER), trust());
    var cli = new Queries(nats.bus, Identity.unsigned(SUBJECTS, "keeper/cli"));
    var believing =
        new Queries(nats.bus, new Identity(SUBJECTS, "keeper/cli", Optional.empty(), trust()));
    try (var _ =
        new Queries(nats.bus, executor)
            .hear("put", box, Secret.class, secret -> new Kept(secret.data()))) {
      var secret = new Secret(CANARY);
      assertThat(believing.tell("put", key(box), secret, Kept.class, SOON))
          .isEqualTo(new Kept(CANARY));
      assertThatThrownBy(() -> cli.tell("put", key(new SealingBox("n1")), secret, Kept.class, SOON))
          .as("another process of the node")
          .isInstanceOf(NoAnswer.class)
          .hasMessageContaining("not sealed to this executor's present key")
          .hasMessageNotContaining(CANARY);
    }
    assertThat(overheard)
        .filteredOn(said -> said.startsWith("keeperq."))
        .isNotEmpty()
        .noneMatch(said -> said.contains(CANARY));
  }

  @Test
  void whose_key_it_is_that_secrets_are_sealed_to_is_signed() {
    var key = key(box);
    assertThat(SealingBox.signature(key, SUBJECTS).map(Signature::key))
        .contains(publicKey(MANAGER));
    var forNode2 = changed("n2", key.publicKey(), key);
    var mallorys = changed("n1", key(new SealingBox("n1")).publicKey(), key);
    assertThat(SealingBox.signature(forNode2, SUBJECTS)).as("of another node").isEmpty();
    assertThat(SealingBox.signature(mallorys, SUBJECTS)).as("another key").isEmpty();
    var claimed =
        new SealingKey(
            "n1", key.publicKey(), NOW, Optional.of(publicKey(MALLORY)), key.signature());
    assertThat(SealingBox.signature(claimed, SUBJECTS)).as("by another").isEmpty();
    assertThat(SealingBox.signature(box.key(SUBJECTS, Optional.empty(), NOW), SUBJECTS)).isEmpty();
    assertThat(SealingBox.signature(key, new Subjects("other"))).as("in another swarm").isEmpty();
  }

  private static SealingKey changed(String node, String publicKey, SealingKey key) {
    return new SealingKey(node, publicKey, NOW, key.signedBy(), key.signature());
  }

  @Test
  void a_heartbeat_for_another_node_or_program_is_not_heard() throws Exception {
    var heard = new ConcurrentLinkedQueue<Heartbeat>();
    new Heartbeats(nats.bus, SUBJECTS).listen(heard::add);
    var sound = heartbeat("n1");
    nats.bus.shout(SUBJECTS.heartbeat(Part.WATCHER, "n2"), Wire.json(sound));
    nats.bus.shout(SUBJECTS.heartbeat(Part.EXECUTOR, "n1"), Wire.json(sound));
    nats.bus.shout("keeperq.local.heartbeat.watcher.n1.n1", Wire.json(sound));
    nats.bus.shout(SUBJECTS.heartbeat(Part.WATCHER, "n1"), "null".getBytes(StandardCharsets.UTF_8));
    nats.bus.shout(SUBJECTS.heartbeat(Part.WATCHER, "n1"), "{}".getBytes(StandardCharsets.UTF_8));
    new Heartbeats(nats.bus, SUBJECTS).send(sound);
    await().atMost(SOON).until(() -> !heard.isEmpty());
    assertThat(heard).containsExactly(sound);
  }

  private static Heartbeat heartbeat(String node) {
    return new Heartbeat(Part.WATCHER, node, "node-1", false, false, NOW, List.of());
  }
}
