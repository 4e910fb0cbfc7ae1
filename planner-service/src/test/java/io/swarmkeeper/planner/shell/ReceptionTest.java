package io.swarmkeeper.planner.shell;

import static io.swarmkeeper.planner.people.Senders.ALICE;
import static io.swarmkeeper.planner.people.Senders.INSTALLER;
import static io.swarmkeeper.planner.people.Senders.MALLORY;
import static io.swarmkeeper.planner.people.Senders.NOW;
import static io.swarmkeeper.planner.people.Senders.PLANNER;
import static io.swarmkeeper.planner.people.Senders.add;
import static io.swarmkeeper.planner.people.Senders.by;
import static io.swarmkeeper.planner.people.Senders.drain;
import static io.swarmkeeper.planner.people.Senders.envelope;
import static io.swarmkeeper.planner.people.Senders.person;
import static io.swarmkeeper.planner.people.Senders.publicKey;
import static io.swarmkeeper.planner.people.Senders.signed;
import static io.swarmkeeper.planner.people.Senders.unsigned;
import static io.swarmkeeper.planner.people.Senders.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.planner.family.TwoDrains;
import io.swarmkeeper.planner.operation.Children;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.people.PersonEntry;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a request by whoever has sent it: most are attacks. */
final class ReceptionTest extends ReceptionStage {
  @Test
  void who_has_asked_is_on_record_with_the_key_that_proves_it() throws Exception {
    aliceDrains();
    assertThat(onRecord).containsEntry("n-1", Optional.of(publicKey(ALICE)));
    assertThat(running()).isEqualTo(Asked.of("alice", "test").proven(key(ALICE)));
  }

  @Test
  void what_is_only_claimed_is_on_record_as_that() throws Exception {
    receive(unsigned(envelope("n-1", drain("bob"))));
    assertThat(onRecord).containsEntry("n-1", Optional.empty());
    assertThat(running().provenBy()).isEmpty();
  }

  @Test
  void a_request_that_says_itself_that_it_is_proven_is_not_believed() throws Exception {
    var asked = by("bob").proven(key(ALICE));
    var request = new Request.Drain(asked, "node-1", Optional.empty());
    receive(unsigned(envelope("n-1", request)));
    assertThat(onRecord).containsEntry("n-1", Optional.empty());
    assertThat(running().provenBy()).isEmpty();
    assertThat(sent).allMatch(e -> e.asked().orElseThrow().provenBy().isEmpty());
  }

  @Test
  void a_refusal_of_what_says_itself_that_it_is_proven_does_not_say_so() throws Exception {
    var asked = by("alice").proven(key(ALICE));
    receive(unsigned(envelope("n-1", new Request.Drain(asked, "node-1", Optional.empty()))));
    denied("alice has a key");
    assertThat(sent.getFirst().asked().orElseThrow().provenBy()).isEmpty();
    assertThat(onRecord).containsEntry("n-1", Optional.empty());
  }

  @Test
  void what_an_operation_needs_is_proven_as_the_operation_is() throws Exception {
    parent();
    var asked = by("alice").proven(key(ALICE));
    var child = Children.id(new OperationId("m-1"), "node-1");
    var request = new Request.Drain(asked, "node-1", Optional.empty());
    receive(signed(PLANNER, within("m-1", envelope(child.value(), request))));
    assertThat(onRecord).containsEntry(child.value(), key(ALICE));
    assertThat(sent).singleElement().matches(e -> e.message() instanceof OperationAccepted);
  }

  @Test
  void what_is_refused_releases_no_claim_and_takes_none() throws Exception {
    assertThat(store.claim(Claim.node("n-2"), RUNNING)).isEqualTo(RUNNING);
    receive(signed(MALLORY, envelope("n-1", drain("alice"))));
    denied("is none of those of alice");
    assertThat(store.holds()).extracting(Hold::claim).containsExactly(Claim.node("n-2"));
    assertThat(store.load(RUNNING)).isEmpty();
    assertThat(onRecord).containsEntry("n-1", Optional.empty());
  }

  @Test
  void what_is_refused_sweeps_no_secret_and_reads_no_file() throws Exception {
    var source =
        new Request.StackSource(
            List.of(new Request.StackFile("stack.yml", "services: {}")),
            Map.of(),
            Map.of(),
            Map.of("db-password", "0123456789abcdef"),
            Optional.empty(),
            Optional.empty());
    var deploy =
        new Request.Deploy(
            by("alice"),
            "shop",
            source,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    // NoDrafting fails if anybody asks it.
    receive(signed(MALLORY, envelope("d-1", deploy)));
    denied("is none of those of alice");
  }

  @Test
  void what_is_refused_tells_the_operation_that_it_names_nothing() throws Exception {
    parent();
    var child = Children.id(new OperationId("m-1"), "node-1");
    receive(signed(ALICE, within("m-1", envelope(child.value(), drain("alice")))));
    denied("only a planner asks");
    assertThat(store.load(new OperationId("m-1")).orElseThrow().operation().children())
        .matches(children -> children.awaits(child));
    assertThat(store.load(child)).isEmpty();
  }

  /** An operation of alice's that waits for two others. */
  private void parent() throws Exception {
    var header =
        new Header(
            new OperationId("m-1"),
            Kind.DRAIN,
            "swarm",
            by("alice"),
            new MessageId("m-1"),
            NOW,
            NOW.plusSeconds(900),
            Optional.empty(),
            Optional.empty());
    operations.begin(new TwoDrains(header, List.of("node-1", "node-2")), List.of(), NOW);
    var id = header.id();
    operations.on(id, new Signal.Looked(), Optional.empty(), sight.view());
    assertThat(store.load(id).orElseThrow().operation().children().all()).hasSize(2);
    sent.clear();
  }

  @Test
  void a_stranger_steers_nothing() throws Exception {
    aliceDrains();
    var abort = new Request.Abort(by("alice"), RUNNING, "node-1");
    receive(signed(MALLORY, envelope("x-1", abort)));
    denied("is none of those of alice");
    assertThat(store.load(RUNNING).orElseThrow().operation().ended()).isFalse();
  }

  @Test
  void who_the_people_are_is_said_by_installers_only() throws Exception {
    var mallory = add(person("mallory", Role.OPERATOR, MALLORY));
    receive(unsigned(envelope("p-2", mallory)));
    denied("only what an installer has signed");
    sent.clear();
    var byAlice = new Request.AddPerson(by("alice"), mallory.person());
    receive(signed(ALICE, envelope("p-3", byAlice)));
    denied("only an installer changes");
    sent.clear();
    receive(signed(PLANNER, within("d-7", envelope("p-4", byAlice))));
    denied("whom the trust file names");
    sent.clear();
    receive(signed(MALLORY, envelope("p-5", mallory)));
    denied("nobody knows ina");
    assertThat(directory.names()).containsExactly("alice");
    assertThat(onRecord).containsEntry("p-3", key(ALICE)).containsEntry("p-5", Optional.empty());
  }

  @Test
  void an_installer_of_the_directory_takes_nobody_in() throws Exception {
    receive(
        signed(
            INSTALLER,
            envelope("p-2", add(person("deputy", Role.INSTALLER, MALLORY))),
            NOW.plusSeconds(1)));
    denied("installers stand in the trust file");
    sent.clear();
    var request = new Request.AddPerson(by("deputy"), person("alice", Role.OPERATOR, MALLORY));
    receive(signed(MALLORY, envelope("p-3", request), NOW.plusSeconds(2)));
    denied("nobody knows deputy");
    sent.clear();
    aliceDrains();
  }

  @Test
  void whoever_writes_the_directory_becomes_nobody() throws Exception {
    directory.write("alice", new PersonEntry(List.of()));
    receive(signed(MALLORY, envelope("n-1", drain("alice"))));
    denied("nobody knows alice");
  }

  @Test
  void what_is_no_request_is_rejected() {
    var event = new RequestRefused("drain", "node-1", List.of());
    var envelope = Envelope.unasked(new MessageId("e-1"), "keeper/planner", NOW, event);
    rejected(unsigned(envelope), "it is no request");
  }
}
