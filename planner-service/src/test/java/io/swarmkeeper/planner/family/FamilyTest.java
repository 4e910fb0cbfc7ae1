package io.swarmkeeper.planner.family;

import static io.swarmkeeper.planner.family.Family.FIRST;
import static io.swarmkeeper.planner.family.Family.OTHER;
import static io.swarmkeeper.planner.family.Family.PARENT;
import static io.swarmkeeper.planner.family.Family.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Children.State;
import io.swarmkeeper.planner.sim.Seeds;
import io.swarmkeeper.planner.store.OperationStore.Hold;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operation asks for others, and knows what became of them, whatever crashes in between. */
final class FamilyTest {
  private static final int SEEDS = 1_000;
  private static final int MISFORTUNE = 6;
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

  @Test
  void children_are_ordinary_operations_that_name_their_parent() throws Exception {
    var family = new Family(1, 0).begin("node-1", "node-2").toTheEnd();
    assertThat(family.verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(family.events(FIRST, OperationAccepted.class)).hasSize(1);
    assertThat(family.events(SECOND, OperationEnded.class))
        .singleElement()
        .satisfies(e -> assertThat(e.verdict()).isEqualTo(Verdict.SUCCEEDED));
    assertThat(family.post.journal())
        .filteredOn(e -> e.operation().equals(Optional.of(FIRST)))
        .isNotEmpty()
        .allMatch(e -> e.parent().equals(Optional.of(PARENT)))
        .allMatch(e -> e.asked().orElseThrow().by().equals("alice"));
    var request = family.post.journal().getFirst();
    assertThat(request.message()).isInstanceOf(Request.Drain.class);
    assertThat(request.id()).isEqualTo(new MessageId(FIRST.value()));
    assertThat(request.causedBy()).contains(new MessageId("m-1"));
    nothingIsHeld(family);
  }

  @Test
  void a_child_that_is_refused_is_known_by_its_reason() throws Exception {
    var family = new Family(1, 0).begin("node-1", "node-9").toTheEnd();
    assertThat(family.parent().children().in("node-9").orElseThrow())
        .isInstanceOfSatisfying(
            State.Refused.class, r -> assertThat(r.sentence()).contains("there is no such node"));
    assertThat(family.parent().children().in("node-1").orElseThrow())
        .isInstanceOf(State.Ended.class);
    assertThat(family.verdict()).isEqualTo(Verdict.FAILED);
    nothingIsHeld(family);
  }

  @Test
  void a_child_whose_node_another_operation_has_is_refused_and_leaves_nothing() throws Exception {
    var family = new Family(1, 0).takenByOther("n-2").begin("node-1", "node-2").toTheEnd();
    assertThat(family.parent().children().in("node-2").orElseThrow())
        .isInstanceOfSatisfying(
            State.Refused.class,
            r -> assertThat(r.sentence()).contains("operation d-9 is at work on this node"));
    assertThat(family.store.load(SECOND)).isEmpty();
    assertThat(family.store.holds()).extracting(Hold::holder).containsExactly(OTHER);
  }

  @Test
  void a_child_that_fails_is_known_by_its_verdict() throws Exception {
    var family = new Family(1, 0);
    family.refusing.add("node-2");
    family.begin("node-1", "node-2").toTheEnd();
    assertThat(family.parent().children().in("node-2"))
        .contains(new State.Ended(Verdict.FAILED, "the engine does not want to"));
    assertThat(family.verdict()).isEqualTo(Verdict.FAILED);
    nothingIsHeld(family);
  }

  @Test
  void an_abort_reaches_the_children_before_the_parent_ends() throws Exception {
    var family = new Family(1, 0);
    family.neverEmpty.addAll(List.of("node-1", "node-2"));
    family.begin("node-1", "node-2").seconds(20).abort().toTheEnd();
    assertThat(family.verdict()).isEqualTo(Verdict.ABORTED);
    assertThat(family.events(FIRST, OperationEnded.class).getFirst().sentence())
        .startsWith("aborted by bob: enough");
    nothingIsHeld(family);
    childrenEndedFirst(family, "");
  }

  @Test
  void a_child_whose_parent_was_aborted_first_is_not_begun() throws Exception {
    var family = new Family(1, 0).begin("node-1", "node-2").abort();
    family.toTheEnd();
    assertThat(family.verdict()).isEqualTo(Verdict.ABORTED);
    assertThat(family.events(SECOND, OperationEnded.class).size())
        .isEqualTo(family.events(SECOND, OperationAccepted.class).size());
    nothingIsHeld(family);
  }

  @Test
  void what_nobody_waits_for_is_no_child() throws Exception {
    var family = new Family(1, 0).begin("node-1", "node-2");
    var asked = Asked.of("eve", "mine");
    for (var parent : List.of(PARENT, new OperationId("m-404"))) {
      var id = new MessageId("z-" + parent);
      family.post.store(
          Envelope.of(
                  id, "ops/eve", family.now(), new Request.Drain(asked, "node-3", Optional.empty()))
              .within(Optional.of(parent), Optional.empty()));
    }
    family.toTheEnd();
    for (var parent : List.of(PARENT, new OperationId("m-404"))) {
      var id = new OperationId("z-" + parent);
      assertThat(family.store.load(id)).isEmpty();
      assertThat(family.events(id, RequestRefused.class).getFirst().findings().getFirst().text())
          .isEqualTo("operation " + parent + " does not wait for it");
    }
    assertThat(family.verdict()).isEqualTo(Verdict.SUCCEEDED);
  }

  @Test
  void whatever_crashes_in_between_each_child_runs_once_and_the_parent_ends() throws Exception {
    if (Seeds.playAll(SEEDS, this::play)) {
      assertThat(verdicts)
          .as("the seeds reach every ending")
          .containsKeys(Verdict.SUCCEEDED, Verdict.FAILED, Verdict.ABORTED);
    }
  }

  private void play(long seed) throws Exception {
    var family = new Family(seed, MISFORTUNE);
    var taken = seed % 5 == 1;
    var refused = seed % 5 == 2;
    var aborted = seed % 5 >= 3;
    if (taken) {
      family.takenByOther("n-2");
    }
    if (refused) {
      family.refusing.add("node-1");
    }
    if (aborted) {
      family.neverEmpty.add("node-1");
    }
    family.begin("node-1", "node-2");
    if (aborted) {
      family.seconds((int) (seed / 5 % 40)).abort();
    }
    family.toTheEnd();
    var verdict = family.verdict();
    verdicts.merge(verdict, 1, Integer::sum);
    assertThat(verdict)
        .isEqualTo(
            aborted ? Verdict.ABORTED : taken || refused ? Verdict.FAILED : Verdict.SUCCEEDED);
    for (var child : List.of(FIRST, SECOND)) {
      var begun = family.store.load(child).isPresent() ? 1 : 0;
      assertThat(family.events(child, OperationAccepted.class)).as("%s", child).hasSize(begun);
      assertThat(family.events(child, OperationEnded.class)).as("%s", child).hasSize(begun);
      assertThat(begun).isEqualTo(taken && child.equals(SECOND) ? 0 : aborted ? begun : 1);
    }
    assertThat(family.events(PARENT, OperationEnded.class)).hasSize(1);
    childrenEndedFirst(family, "seed " + seed);
    if (taken) {
      assertThat(family.store.holds()).extracting(Hold::claim).containsExactly(Claim.node("n-2"));
    } else {
      nothingIsHeld(family);
    }
  }

  private static void nothingIsHeld(Family family) {
    assertThat(family.store.holds()).isEmpty();
  }

  private static void childrenEndedFirst(Family family, String as) {
    var ends =
        family.post.journal().stream()
            .filter(e -> e.message() instanceof OperationEnded)
            .map(e -> e.operation().orElseThrow())
            .toList();
    assertThat(ends.getLast()).as(as).isEqualTo(PARENT);
  }
}
