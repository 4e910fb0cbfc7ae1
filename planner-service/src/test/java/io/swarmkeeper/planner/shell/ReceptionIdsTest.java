package io.swarmkeeper.planner.shell;

import static io.swarmkeeper.planner.people.Senders.ALICE;
import static io.swarmkeeper.planner.people.Senders.INSTALLER;
import static io.swarmkeeper.planner.people.Senders.MALLORY;
import static io.swarmkeeper.planner.people.Senders.add;
import static io.swarmkeeper.planner.people.Senders.by;
import static io.swarmkeeper.planner.people.Senders.drain;
import static io.swarmkeeper.planner.people.Senders.envelope;
import static io.swarmkeeper.planner.people.Senders.person;
import static io.swarmkeeper.planner.people.Senders.remove;
import static io.swarmkeeper.planner.people.Senders.signed;
import static io.swarmkeeper.planner.people.Senders.unsigned;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import org.junit.jupiter.api.Test;

/** What becomes of a request under an id that something else has, or had. */
final class ReceptionIdsTest extends ReceptionStage {
  @Test
  void a_request_under_the_id_of_a_running_operation_is_rejected_and_announces_nothing()
      throws Exception {
    aliceDrains();
    onRecord.clear();
    bodies.clear(); // NATS has forgotten the ids
    rejected(signed(MALLORY, envelope("n-1", drain("alice"))), "its id is that of an operation");
    rejected(unsigned(envelope("n-1", drain("alice"))), "its id is that of an operation");
    rejected(unsigned(envelope("n-1", drain("bob"))), "its id is that of an operation");
    rejected(
        unsigned(envelope("n-1", new Request.Abort(by("bob"), RUNNING, "node-1"))),
        "its id is that of an operation");
    rejected(
        signed(ALICE, envelope("n-1", add(person("mallory", Role.OPERATOR, MALLORY)))),
        "its id is that of an operation");
    rejected(signed(INSTALLER, envelope("n-1", remove("bob"))), "its id is that of an operation");
    assertThat(onRecord).isEmpty();
    assertThat(store.load(RUNNING).orElseThrow().operation().ended()).isFalse();
  }

  @Test
  void the_same_request_again_is_the_same_operation() throws Exception {
    aliceDrains();
    receive(signed(ALICE, envelope("n-1", drain("alice"))));
    assertThat(sent).isEmpty();
  }

  @Test
  void what_is_refused_twice_is_the_same_message_twice() throws Exception {
    receive(signed(MALLORY, envelope("n-1", drain("alice"))));
    receive(signed(MALLORY, envelope("n-1", drain("alice"))));
    assertThat(sent).hasSize(2).containsOnly(sent.getFirst());
  }

  @Test
  void an_id_that_was_another_requests_leads_to_nothing() throws Exception {
    receive(signed(ALICE, envelope("x-1", new Request.Abort(by("alice"), RUNNING, "node-1"))));
    sent.clear();
    rejected(signed(ALICE, envelope("x-1", drain("alice"))), "that of another request");
    assertThat(store.load(new OperationId("x-1"))).isEmpty();
    assertThat(store.holds()).isEmpty();
  }

  @Test
  void an_id_without_room_for_those_of_what_follows_is_rejected() {
    var abort = new Request.Abort(by("alice"), RUNNING, "node-1");
    rejected(signed(ALICE, envelope("x".repeat(256), abort)), "its id has no room");
    assertThat(onRecord).containsOnlyKeys("p-1");
  }
}
