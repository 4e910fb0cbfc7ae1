package io.swarmkeeper.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.OperationKinds;
import io.swarmkeeper.planner.family.ThreeNodes;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.swarm.view.ClusterView;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the desk does with an answer. */
final class RequestDeskTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final OperationId DRAIN = new OperationId("n-1");
  private static final OperationId OTHER = new OperationId("d-9");

  private final List<Envelope> sent = new ArrayList<>();
  private final MemoryStore store = MemoryStore.sound();
  private final Operations operations = new Operations(store, sent::add, OperationKinds.all());
  private boolean silent;
  private Instant now = NOW;
  private final RequestDesk desk = desk();

  private RequestDesk desk() {
    var sight = new Manager(new ThreeNodes(() -> NOW));
    var clock = InstantSource.tick(() -> now, Duration.ofMillis(1)).withZone(ZoneOffset.UTC);
    return new DeskParts(sight, new NoDrafting(), store, sent::add, clock).desk(operations);
  }

  /** Answers, unless it is silent. */
  private final class Manager implements Sight {
    private final ThreeNodes nodes;

    Manager(ThreeNodes nodes) {
      this.nodes = nodes;
    }

    @Override
    public ClusterView view() {
      return nodes.view();
    }

    @Override
    public SwarmState look() throws NothingSeen {
      if (silent) {
        throw new NothingSeen("no executor on a manager answers", new IOException("timeout"));
      }
      return nodes.look();
    }
  }

  private void ask(String id, Request request, Instant storedAt) throws Exception {
    desk.on(Envelope.of(new MessageId(id), "ops/bob", NOW, request), request, storedAt);
  }

  private void drain(String node) throws Exception {
    ask("n-1", new Request.Drain(asked(), node, Optional.empty()), NOW);
  }

  private static Asked asked() {
    return Asked.of("bob", "patches");
  }

  private static String refusal(Message message) {
    assertThat(message).isInstanceOf(RequestRefused.class);
    return ((RequestRefused) message).findings().getFirst().line();
  }

  @Test
  void a_request_that_is_taken_up_holds_its_claim_and_says_so() throws Exception {
    drain("node-1");
    drain("node-1");
    assertThat(store.holds())
        .extracting(Hold::claim, Hold::holder)
        .containsExactly(tuple(Claim.node("n-1"), DRAIN));
    assertThat(sent).singleElement().matches(e -> e.message() instanceof OperationAccepted);
  }

  @Test
  void a_claim_that_is_lost_at_the_last_moment_refuses_it() throws Exception {
    assertThat(store.claim(Claim.node("n-1"), OTHER)).isEqualTo(OTHER);
    drain("node-1");
    assertThat(refusal(sent.getFirst().message()))
        .startsWith("node-1: operation d-9 is at work on this node");
    assertThat(store.load(DRAIN)).isEmpty();
    assertThat(store.holds()).extracting(Hold::holder).containsExactly(OTHER);
  }

  @Test
  void a_refused_request_keeps_nothing_that_it_took_before_a_crash() throws Exception {
    assertThat(store.claim(Claim.node("n-2"), DRAIN)).isEqualTo(DRAIN);
    drain("node-7");
    assertThat(refusal(sent.getFirst().message())).startsWith("node-7: there is no such node");
    assertThat(store.holds()).isEmpty();
  }

  @Test
  void a_refusal_of_a_request_that_comes_again_is_the_same_message() throws Exception {
    drain("node-7");
    now = NOW.plusSeconds(20);
    drain("node-7");
    silent = true;
    now = NOW.plusSeconds(40);
    ask("n-2", new Request.Drain(asked(), "node-1", Optional.empty()), NOW);
    now = NOW.plusSeconds(60);
    ask("n-2", new Request.Drain(asked(), "node-1", Optional.empty()), NOW);
    assertThat(sent).hasSize(4);
    assertThat(sent.get(1)).isEqualTo(sent.get(0));
    assertThat(sent.get(3)).isEqualTo(sent.get(2));
  }

  @Test
  void who_steers_an_operation_that_is_just_being_taken_up_takes_nothing_from_it()
      throws Exception {
    assertThat(store.claim(Claim.node("n-1"), DRAIN)).isEqualTo(DRAIN);
    ask("x-1", new Request.Abort(asked(), DRAIN, "node-1"), NOW);
    assertThat(refusal(sent.getFirst().message())).contains("there is no such operation");
    assertThat(store.holds()).extracting(Hold::holder).containsExactly(DRAIN);
  }

  @Test
  void a_drain_that_is_asked_to_pause_or_resume_says_at_once_why_not() throws Exception {
    drain("node-1");
    sent.clear();
    ask("p-1", new Request.Pause(asked(), DRAIN, "node-1"), NOW);
    ask("u-1", new Request.Resume(asked(), DRAIN, "node-1"), NOW);
    assertThat(sent)
        .extracting(Envelope::id)
        .extracting(MessageId::value)
        .containsExactly("p-1/refused", "u-1/refused");
    assertThat(sent).allMatch(e -> e.operation().equals(Optional.of(DRAIN)));
    assertThat(refusal(sent.getFirst().message())).startsWith("n-1: it cannot be paused");
    assertThat(refusal(sent.getLast().message())).startsWith("n-1: it is not paused");
  }

  @Test
  void an_abort_is_done_and_gives_the_node_back_and_one_that_comes_later_is_told_so()
      throws Exception {
    drain("node-1");
    ask("x-1", new Request.Abort(asked(), DRAIN, "node-1"), NOW);
    assertThat(store.holds()).isEmpty();
    sent.clear();
    ask("x-1", new Request.Abort(asked(), DRAIN, "node-1"), NOW);
    assertThat(sent).as("the same again").isEmpty();
    ask("x-2", new Request.Abort(asked(), DRAIN, "node-1"), NOW);
    assertThat(refusal(sent.getFirst().message())).isEqualTo("n-1: it has ended: aborted");
  }

  @Test
  void while_no_manager_answers_a_request_waits_but_not_for_ever() throws Exception {
    silent = true;
    assertThatThrownBy(() -> drain("node-1")).isInstanceOf(NothingSeen.class);
    assertThat(sent).isEmpty();
    ask("n-1", new Request.Drain(asked(), "node-1", Optional.empty()), NOW.minusSeconds(30));
    assertThat(refusal(sent.getFirst().message())).isEqualTo("no executor on a manager answers");
  }
}
