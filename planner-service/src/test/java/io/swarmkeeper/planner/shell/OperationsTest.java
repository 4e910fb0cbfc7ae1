package io.swarmkeeper.planner.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.OperationPaused;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.store.MemoryStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.StateJson;
import io.swarmkeeper.swarm.view.ClusterView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is claimed when, and what a person hears of an operation that refuses. */
final class OperationsTest {
  private static final OperationId ONE = new OperationId("d-1");
  private static final OperationId TWO = new OperationId("d-2");
  private static final Claim STACK = Claim.stack("shop");
  private static final Claim WEB = Claim.service("web");
  private static final Claim API = Claim.service("api");

  private final Machines machines = new Machines(Taker.machines());
  private final List<Envelope> sent = new ArrayList<>();
  private final List<Runnable> beforeWrites = new ArrayList<>();
  private boolean answersGetLost;
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStore.Faults() {
            @Override
            public void before() {
              if (!beforeWrites.isEmpty()) {
                beforeWrites.removeFirst().run();
              }
            }

            @Override
            public void after() throws StoreUnavailable {
              if (answersGetLost) {
                throw new StoreUnavailable("no answer", new IOException("timeout"));
              }
            }
          },
          Optional.of(new StateJson(machines)));
  private final Operations operations = new Operations(store, sent::add, machines);

  private void begin(String id, String stack, String... wants) throws Exception {
    var taker = Taker.of(id, stack, wants);
    assertThat(operations.claim(taker.header().id(), taker.claims())).isEmpty();
    operations.begin(taker, List.of(), Instant.EPOCH);
  }

  private void look(OperationId id) throws Exception {
    operations.on(id, new Signal.Looked(), Optional.empty(), Taker.view());
  }

  private Taker taker(OperationId id) {
    return (Taker) store.load(id).orElseThrow().operation();
  }

  private List<Claim> heldBy(OperationId id) {
    return store.holds().stream().filter(h -> h.holder().equals(id)).map(Hold::claim).toList();
  }

  private static Envelope pause(String id) {
    return Envelope.of(
        new MessageId(id),
        "ops/bob",
        Instant.EPOCH,
        new Request.Pause(Asked.of("bob", "lunch"), ONE, "shop"));
  }

  private void pause(Envelope request) throws Exception {
    operations.steer(request, new Signal.PauseAsked("bob", "lunch"), Taker.view());
  }

  @Test
  void what_a_decision_wants_is_taken_and_what_it_wants_no_more_given_back() throws Exception {
    begin("d-1", "shop", "web", "api");
    look(ONE);
    assertThat(heldBy(ONE)).containsExactlyInAnyOrder(STACK, WEB, API);
    assertThat(store.running()).as("listed once").containsExactly(ONE);
    pause(pause("p-1"));
    assertThat(heldBy(ONE)).containsExactly(STACK);
  }

  @Test
  void what_another_operation_has_is_a_reason_to_wait_and_no_error() throws Exception {
    begin("d-1", "shop", "web");
    begin("d-2", "other", "api", "web");
    look(ONE);
    look(TWO);
    assertThat(taker(TWO).hands()).containsExactly("api");
    assertThat(taker(TWO).waitingFor()).isEqualTo("web is in the hands of operation d-1");
    pause(pause("p-1"));
    look(TWO);
    assertThat(taker(TWO).hands()).containsExactlyInAnyOrder("api", "web");
    assertThat(taker(TWO).waitingFor()).isEmpty();
    assertThat(heldBy(TWO)).contains(WEB, API);
  }

  @Test
  void what_a_crash_leaves_behind_is_given_back_at_the_end() throws Exception {
    begin("d-1", "shop", "web");
    answersGetLost = true;
    assertThatThrownBy(() -> look(ONE)).isInstanceOf(StoreUnavailable.class);
    answersGetLost = false;
    assertThat(taker(ONE).hands()).as("not saved").isEmpty();
    assertThat(heldBy(ONE)).as("but taken").containsExactlyInAnyOrder(STACK, WEB);
    operations.on(ONE, new Signal.AbortAsked("bob", "enough"), Optional.empty(), Taker.view());
    assertThat(store.holds()).isEmpty();
  }

  @Test
  void what_another_planner_has_taken_again_meanwhile_is_not_given_back() throws Exception {
    begin("d-1", "shop", "web");
    look(ONE);
    // Between the save that lets go and the giving back, another planner wants it again.
    beforeWrites.add(() -> {});
    beforeWrites.add(() -> {
      try {
        look(ONE);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    });
    assertThatThrownBy(() -> pause(pause("p-1"))).isInstanceOf(ChangedMeanwhile.class);
    assertThat(taker(ONE).hands()).containsExactly("web");
    assertThat(heldBy(ONE)).contains(WEB);
  }

  @Test
  void who_always_loses_decides_again_later() throws Exception {
    begin("d-1", "shop", "web");
    var greedy = new Operations(store, sent::add, new Machines(List.of(new Deaf())));
    assertThat(store.claim(WEB, TWO)).isEqualTo(TWO);
    assertThatThrownBy(() -> greedy.on(ONE, new Signal.Looked(), Optional.empty(), Taker.view()))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThat(taker(ONE).hands()).isEmpty();
  }

  @Test
  void a_person_hears_once_why_an_operation_refuses() throws Exception {
    begin("d-1", "shop");
    var request = pause("p-1");
    pause(request);
    pause(request);
    assertThat(sent).hasSize(1);
    var refusal = sent.getFirst();
    assertThat(refusal.id()).isEqualTo(new MessageId("p-1/refused"));
    assertThat(refusal.causedBy()).contains(request.id());
    assertThat(refusal.operation()).contains(ONE);
    assertThat(refusal.message())
        .isEqualTo(
            new RequestRefused(
                "pause", "d-1", List.of(Finding.error("d-1", "its hands are empty"))));
  }

  @Test
  void a_request_that_comes_again_after_it_was_done_is_not_refused() throws Exception {
    begin("d-1", "shop", "web");
    look(ONE);
    var request = pause("p-1");
    pause(request);
    pause(request);
    assertThat(sent).hasSize(1);
    assertThat(sent.getFirst().message()).isInstanceOf(OperationPaused.class);
  }

  /** Wants what it was told that another one has. */
  private static final class Deaf implements Machine<Taker> {
    private final Taker.Taking taking = new Taker.Taking();

    @Override
    public Class<Taker> decides() {
      return Taker.class;
    }

    @Override
    public Decision<Taker> decide(Taker taker, Signal signal, ClusterView cluster) {
      return taking.decide(taker, signal, Taker.view());
    }
  }
}
