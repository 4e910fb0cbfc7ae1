package io.swarmkeeper.planner.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.family.ThreeNodes;
import io.swarmkeeper.planner.family.TwoDrains;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Children;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.OperationEnd;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every answer to requests about nodes and operations; those about stacks have a test beside. */
final class AdmissionTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final Asked ASKED = Asked.of("alice", "patches");
  private static final OperationId PARENT = new OperationId("m-1");
  private static final OperationId OTHER = new OperationId("d-9");
  private ClusterView cluster = new ThreeNodes(() -> NOW).view();
  private Optional<Operation> known = Optional.empty();
  private Optional<Operation> parent = Optional.empty();

  private Answer answer(Envelope envelope) {
    var facts = new Facts(cluster, known, parent, Optional.empty(), List.of());
    var answer = Admission.of(envelope, (Request) envelope.message(), facts);
    assertThat(Admission.of(envelope, (Request) envelope.message(), facts)).isEqualTo(answer);
    return answer;
  }

  private static Envelope envelope(String id, Request request) {
    return Envelope.of(new MessageId(id), "ops/alice", NOW, request);
  }

  private static Envelope drain(String node) {
    return envelope("n-1", new Request.Drain(ASKED, node, Optional.empty()));
  }

  private static Envelope child() {
    return envelope("m-1_node-1", new Request.Drain(ASKED, "node-1", Optional.empty()))
        .within(Optional.of(PARENT), Optional.of(new MessageId("m-1")));
  }

  private static void refused(Answer answer, String where, String text) {
    assertThat(answer).isEqualTo(new Answer.Refused(List.of(Finding.error(where, text))));
  }

  private static Header header(OperationId id, Optional<OperationId> parent) {
    return new Header(
        id,
        Kind.DRAIN,
        "node-1",
        ASKED,
        new MessageId(id.value()),
        NOW,
        NOW.plusSeconds(60),
        Optional.empty(),
        parent);
  }

  private static TwoDrains parentOf(String node) {
    var asking = new TwoDrains(header(PARENT, Optional.empty()), List.of(node));
    var drain = new Request.Drain(ASKED, node, Optional.empty());
    return asking.with(Children.NONE.ask(asking.header(), node, drain).children());
  }

  @Test
  void a_drain_begins_with_the_claim_on_its_node_and_ten_minutes() {
    var begin = (Answer.Begin) answer(drain("node-2"));
    assertThat(begin.operation().claims()).containsExactly(Claim.node("n-2"));
    assertThat(begin.operation()).isInstanceOf(NodeOperation.class);
    assertThat(begin.operation().header())
        .isEqualTo(
            new Header(
                new OperationId("n-1"),
                Kind.DRAIN,
                "node-2",
                ASKED,
                new MessageId("n-1"),
                NOW,
                NOW.plus(Duration.ofMinutes(10)),
                Optional.empty(),
                Optional.empty()));
    assertThat(begin.firstWords()).hasSize(1).allMatch(Announce.class::isInstance);
    assertThat(begin.revision()).isEmpty();
  }

  @Test
  void an_activation_may_have_its_own_deadline_and_needs_no_other_node() {
    var active = cluster.nodes().get("n-1");
    cluster = new ClusterView(NOW, NOW, Map.of("n-1", active), Map.of());
    var request = new Request.Activate(ASKED, "n-1", Optional.of(Duration.ofMinutes(3)));
    var begin = (Answer.Begin) answer(envelope("a-1", request));
    assertThat(begin.operation().header().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(3)));
    assertThat(begin.operation().header().target()).isEqualTo("node-1");
  }

  @Test
  void a_node_that_is_not_there_is_refused_with_those_that_are() {
    refused(
        answer(drain("node-7")),
        "node-7",
        "there is no such node; the swarm has node-1, node-2, node-3");
  }

  @Test
  void the_last_node_that_takes_tasks_is_not_drained() {
    cluster = new ClusterView(NOW, NOW, Map.of("n-1", cluster.nodes().get("n-1")), Map.of());
    refused(
        answer(drain("node-1")),
        "node-1",
        "no other node is ready and active: everything that runs here would stop");
  }

  @Test
  void a_node_that_another_operation_has_is_refused_in_the_words_of_who_asks() {
    cluster = cluster.claimedByOthers(Map.of(Claim.node("n-1"), OTHER));
    refused(
        answer(drain("n-1")),
        "n-1",
        "operation d-9 is at work on this node: wait for it, or abort it with 'keeper abort d-9'");
    assertThat(answer(drain("node-2"))).isInstanceOf(Answer.Begin.class);
  }

  @Test
  void the_same_request_again_changes_nothing() {
    known = Optional.of(new TwoDrains(header(new OperationId("n-1"), Optional.empty()), List.of()));
    assertThat(answer(drain("node-1"))).isEqualTo(new Answer.Repeated());
  }

  @Test
  void a_child_begins_while_its_parent_waits_for_it_and_knows_its_parent() {
    parent = Optional.of(parentOf("node-1"));
    var begin = (Answer.Begin) answer(child());
    assertThat(begin.operation().header().parent()).contains(PARENT);
    known = Optional.of(begin.operation());
    assertThat(answer(child())).isEqualTo(new Answer.Repeated());
  }

  @Test
  void a_child_of_nobody_or_of_who_waits_for_it_no_more_is_refused() {
    var why = "operation m-1 does not wait for it";
    refused(answer(child()), "m-1_node-1", why);
    parent = Optional.of(parentOf("node-2"));
    refused(answer(child()), "m-1_node-1", why);
    var waiting = parentOf("node-1");
    parent = Optional.of(waiting.ended(new OperationEnd(Verdict.TIMED_OUT, "deadline")));
    refused(answer(child()), "m-1_node-1", why);
    var abort = new Signal.AbortAsked("bob", "enough");
    parent = Optional.of(waiting.with(waiting.children().abort(abort, NOW).children()));
    refused(answer(child()), "m-1_node-1", why);
  }

  @Test
  void a_child_does_not_take_the_id_of_somebody_elses_operation() {
    parent = Optional.of(parentOf("node-1"));
    var id = new OperationId("m-1_node-1");
    known = Optional.of(new TwoDrains(header(id, Optional.empty()), List.of()));
    refused(answer(child()), "m-1_node-1", "another operation has this id");
  }

  @Test
  void who_steers_what_is_not_there_is_told_where_to_look() {
    refused(
        answer(envelope("p-1", new Request.Pause(ASKED, OTHER, "node-1"))),
        "d-9",
        "there is no such operation; 'keeper status' shows those that run");
  }

  @Test
  void an_operation_that_is_there_decides_itself_about_being_steered() {
    known = Optional.of(new TwoDrains(header(OTHER, Optional.empty()), List.of()));
    assertThat(answer(envelope("p-1", new Request.Pause(ASKED, OTHER, "node-1"))))
        .isEqualTo(new Answer.Steer(new Signal.PauseAsked("alice", "patches")));
    assertThat(answer(envelope("u-1", new Request.Resume(ASKED, OTHER, "node-1"))))
        .isEqualTo(new Answer.Steer(new Signal.ResumeAsked("alice", "patches")));
    assertThat(answer(envelope("x-1", new Request.Abort(ASKED, OTHER, "node-1"))))
        .isEqualTo(new Answer.Steer(new Signal.AbortAsked("alice", "patches")));
  }
}
