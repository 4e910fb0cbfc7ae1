package io.swarmkeeper.planner.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Ask;
import io.swarmkeeper.planner.operation.Children.State;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.ChildEnded;
import io.swarmkeeper.planner.operation.Signal.ChildRefused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operation knows of those that it asked for. */
final class ChildrenTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final OperationId PARENT = new OperationId("m-1");
  private static final OperationId A = new OperationId("m-1_a");
  private static final OperationId B = new OperationId("m-1_b");
  private static final Asked ASKED = Asked.of("alice", "patches");
  private static final Header HEADER =
      new Header(
          PARENT,
          Kind.DRAIN,
          "swarm",
          ASKED,
          new MessageId("m-1"),
          NOW,
          NOW.plusSeconds(60),
          Optional.empty(),
          Optional.empty());
  private static final AbortAsked ABORT = new AbortAsked("bob", "enough");

  private static Children two() {
    var one = Children.NONE.ask(HEADER, "a", drain("a")).children();
    return one.ask(HEADER, "b", drain("b")).children();
  }

  private static Request drain(String node) {
    return new Request.Drain(ASKED, node, Optional.empty());
  }

  @Test
  void a_child_is_asked_for_under_an_id_that_is_made_of_parent_and_place() {
    var next = Children.NONE.ask(HEADER, "a", drain("a"));
    assertThat(next.actions()).containsExactly(new Ask(new MessageId("m-1_a"), drain("a")));
    assertThat(next.children().in("a")).contains(new State.Live());
    assertThat(next.children().wanted(A)).isTrue();
    assertThat(next.children().wanted(B)).isFalse();
  }

  @Test
  void an_id_is_one_for_every_place_and_always_the_same() {
    assertThat(Children.id(PARENT, "node-2")).isEqualTo(new OperationId("m-1_node-2"));
    assertThat(Children.id(PARENT, "node.2/é").value())
        .matches("m-1_node-2---[0-9a-f]{12}")
        .isEqualTo(Children.id(PARENT, "node.2/é").value());
    assertThat(Children.id(PARENT, "node.2")).isNotEqualTo(Children.id(PARENT, "node/2"));
    var fits = "n".repeat(60);
    assertThat(Children.id(PARENT, fits)).isEqualTo(new OperationId("m-1_" + fits));
    var tooLong = Children.id(PARENT, fits + "n");
    assertThat(tooLong.value()).hasSize(64).startsWith("m-1_nnn");
    assertThat(tooLong).isNotEqualTo(Children.id(PARENT, fits + "nn"));
  }

  @Test
  void the_first_news_of_a_child_stays_and_news_of_strangers_is_none() {
    var ended = new ChildEnded(A, Verdict.SUCCEEDED, "drained");
    var after = two().after(ended);
    assertThat(after.in("a")).contains(new State.Ended(Verdict.SUCCEEDED, "drained"));
    assertThat(after.after(ended)).isEqualTo(after);
    assertThat(after.after(new ChildRefused(A, "no"))).isEqualTo(after);
    assertThat(after.after(new ChildRefused(new OperationId("z"), "no"))).isEqualTo(after);
    assertThat(after.live()).isTrue();
    var both = after.after(new ChildRefused(B, "no such node"));
    assertThat(both.in("b")).contains(new State.Refused("no such node"));
    assertThat(both.live()).isFalse();
    assertThat(both.wanted(B)).isFalse();
    assertThat(both.in("c")).isEmpty();
  }

  @Test
  void an_abort_is_asked_of_all_that_live_under_a_new_id_until_none_does() {
    var one = two().after(new ChildEnded(B, Verdict.FAILED, "no"));
    var asked = one.abort(ABORT, NOW);
    var request = new Request.Abort(Asked.of("bob", "enough"), A, "a");
    assertThat(asked.actions()).containsExactly(new Ask(new MessageId("m-1_a/abort#1"), request));
    assertThat(asked.children().wanted(A)).as("no more are begun").isFalse();
    var aborting = asked.children();
    assertThat(aborting.looked(NOW.plusSeconds(4)).actions()).isEmpty();
    var again = aborting.looked(NOW.plusSeconds(5));
    assertThat(again.actions()).containsExactly(new Ask(new MessageId("m-1_a/abort#2"), request));
    assertThat(again.children().looked(NOW.plusSeconds(9)).actions()).isEmpty();
    assertThat(aborting.abort(ABORT, NOW.plusSeconds(60)).actions()).as("once is enough").isEmpty();
    var over = again.children().after(new ChildEnded(A, Verdict.ABORTED, "aborted"));
    assertThat(over.looked(NOW.plusSeconds(60))).isEqualTo(new Children.Next(over, List.of()));
  }

  @Test
  void nobody_is_told_to_end_who_should_not() {
    assertThat(two().looked(NOW.plusSeconds(60)).actions()).isEmpty();
    assertThat(Children.NONE.abort(ABORT, NOW).actions()).isEmpty();
    assertThat(Children.NONE.live()).isFalse();
  }
}
