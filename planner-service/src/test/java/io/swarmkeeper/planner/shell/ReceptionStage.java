package io.swarmkeeper.planner.shell;

import static io.swarmkeeper.planner.people.Senders.ALICE;
import static io.swarmkeeper.planner.people.Senders.INSTALLER;
import static io.swarmkeeper.planner.people.Senders.NOW;
import static io.swarmkeeper.planner.people.Senders.add;
import static io.swarmkeeper.planner.people.Senders.drain;
import static io.swarmkeeper.planner.people.Senders.envelope;
import static io.swarmkeeper.planner.people.Senders.installers;
import static io.swarmkeeper.planner.people.Senders.person;
import static io.swarmkeeper.planner.people.Senders.publicKey;
import static io.swarmkeeper.planner.people.Senders.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.PersonChanged;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.family.ThreeNodes;
import io.swarmkeeper.planner.family.TwoDrainsMachine;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.people.MemoryDirectory;
import io.swarmkeeper.planner.people.Registration;
import io.swarmkeeper.planner.store.MemoryStore;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** A planner's reception over a directory, a store and a journal in memory; alice is known. */
abstract class ReceptionStage {
  static final OperationId RUNNING = new OperationId("n-1");

  final List<Envelope> sent = new ArrayList<>();
  final Map<String, Optional<PublicKey>> onRecord = new HashMap<>();
  final Map<String, byte[]> bodies = new HashMap<>();
  final ThreeNodes sight = new ThreeNodes(() -> NOW);
  final MemoryDirectory directory = new MemoryDirectory();
  final MemoryStore store = MemoryStore.sound();
  final Operations operations =
      new Operations(
          store, sent::add, new Machines(List.of(new TwoDrainsMachine(), new NodeMachine())));
  final Reception reception = reception();

  private Reception reception() {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var parts = new DeskParts(sight, new NoDrafting(), store, sent::add, clock);
    return new Reception(
        new Registration(directory, installers()),
        this::take,
        store,
        parts.desk(operations),
        parts.refusals(operations),
        sent::add);
  }

  /** As the journal does: an id is taken once, and by one body. */
  void take(Entry request, Optional<PublicKey> provenBy) throws Rejected {
    var id = request.envelope().id().value();
    var before = bodies.putIfAbsent(id, request.body());
    if (before != null && !Arrays.equals(before, request.body())) {
      throw new Rejected("its id is that of another request");
    }
    onRecord.putIfAbsent(id, provenBy);
  }

  @BeforeEach
  void takeAliceIn() throws Exception {
    receive(signed(INSTALLER, envelope("p-1", add(person("alice", Role.OPERATOR, ALICE)))));
    assertThat(sent).singleElement().matches(e -> e.message() instanceof PersonChanged);
    sent.clear();
  }

  void receive(Entry entry) throws Exception {
    reception.receive(entry);
  }

  void aliceDrains() throws Exception {
    receive(signed(ALICE, envelope("n-1", drain("alice"))));
    assertThat(sent).singleElement().matches(e -> e.message() instanceof OperationAccepted);
    sent.clear();
  }

  void denied(String why) {
    assertThat(sent).singleElement().satisfies(e -> assertThat(refusal(e.message())).contains(why));
  }

  static String refusal(Message message) {
    assertThat(message).isInstanceOf(RequestRefused.class);
    return ((RequestRefused) message).findings().getFirst().line();
  }

  void rejected(Entry entry, String why) {
    assertThatThrownBy(() -> receive(entry)).isInstanceOf(Rejected.class).hasMessageContaining(why);
    assertThat(sent).isEmpty();
  }

  Asked running() {
    return store.load(RUNNING).orElseThrow().operation().header().asked();
  }

  static Optional<PublicKey> key(SigningKey key) {
    return Optional.of(publicKey(key));
  }
}
