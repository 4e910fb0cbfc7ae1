package io.swarmkeeper.planner.drain;

import static io.swarmkeeper.planner.drain.NodeStage.activation;
import static io.swarmkeeper.planner.drain.NodeStage.drain;

import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.drain.NodeOperation.Phase;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a node is emptied and taken back. */
final class NodeMachineTest {
  private static final String SET = "availability/bravo#1";
  private static final String CONFIRM = "confirm-empty/bravo#1";

  @Test
  void a_drain_ends_when_all_is_healthy_elsewhere_and_the_node_itself_says_it_is_empty() {
    drain("web")
        .runsOn("web", "n-b")
        .runsOn("db", "n-a")
        .looks()
        .commands(SET)
        .looks()
        .commands()
        .does(SET)
        .looks()
        .waitsFor("1 task of web still on the node")
        .startsOn("web", "n-a")
        .looks()
        .waitsFor("web has 0 of 1 tasks healthy")
        .commands()
        .runsOn("web", "n-a")
        .looks()
        .waitsFor("the executor on bravo to confirm")
        .commands(CONFIRM)
        .looks()
        .commands()
        .does(CONFIRM)
        .ends(Verdict.SUCCEEDED, "bravo is drained: 1 services moved and healthy elsewhere");
  }

  @Test
  void what_cannot_move_is_named_with_the_reason() {
    drain("web")
        .findsNoNode("web", "no suitable node (scheduling constraints not satisfied on 2 nodes)")
        .looks()
        .does(SET)
        .looks()
        .waitsFor("web has 0 of 1 tasks healthy and cannot move: no suitable node (scheduling")
        .passes(Duration.ofMinutes(11))
        .ends(Verdict.TIMED_OUT, "availability stays as it is", "web", "cannot move: no suitable");
  }

  @Test
  void what_does_not_change_is_said_once() {
    drain("web").runsOn("web", "n-b").looks().does(SET).looks().looks().looks().spoke(1);
  }

  @Test
  void a_container_that_is_still_there_is_named_and_asked_about_again_a_little_later() {
    drain("web")
        .runsOn("web", "n-a")
        .looks()
        .does(SET)
        .looks()
        .commands(SET, CONFIRM)
        .findsStill(CONFIRM, "web")
        .waitsFor("a container of web is still running on the node")
        .looks()
        .commands()
        .passes(Duration.ofSeconds(5))
        .commands("confirm-empty/bravo#2")
        .does(CONFIRM)
        .is(Phase.Confirming.class)
        .does("confirm-empty/bravo#2")
        .ends(Verdict.SUCCEEDED);
  }

  @Test
  void the_last_word_of_a_silent_watcher_is_no_health() {
    drain("web")
        .runsOn("web", "n-a")
        .looks()
        .does(SET)
        .neighboursWatcherFallsSilent()
        .passes(Duration.ofSeconds(11))
        .commands(SET)
        .waitsFor("web has 0 of 1 tasks healthy", "the health-watcher on alpha is silent");
  }

  @Test
  void a_stale_view_is_no_proof_and_is_not_repeated_every_second() {
    drain("web")
        .runsOn("web", "n-a")
        .looks()
        .commands(SET)
        .does(SET)
        .passesBlindly(Duration.ofSeconds(12))
        .commands()
        .looks()
        .commands(CONFIRM);
    drain("web")
        .runsOn("web", "n-b")
        .looks()
        .does(SET)
        .looks()
        .passesBlindly(Duration.ofSeconds(11))
        .waitsFor("no manager's executor has answered")
        .passesBlindly(Duration.ofSeconds(12))
        .spoke(2);
  }

  @Test
  void a_look_from_before_the_availability_was_set_proves_nothing() {
    drain("web")
        .runsOn("web", "n-a")
        .looks()
        .commands(SET)
        .does(SET)
        .passesBlindly(Duration.ofSeconds(1))
        .commands()
        .is(Phase.Moving.class);
  }

  @Test
  void a_conflict_is_tried_again_under_a_new_id_with_a_limit() {
    var stage = drain("web").looks();
    for (int attempt = 1; attempt < 10; attempt++) {
      stage.commands("availability/bravo#" + attempt).conflicts("availability/bravo#" + attempt);
    }
    stage
        .conflicts("availability/bravo#3")
        .is(Phase.Setting.class)
        .conflicts("availability/bravo#10")
        .ends(Verdict.FAILED, "update out of sequence");
  }

  @Test
  void a_refusal_is_a_failure_with_its_reason() {
    drain("web").looks().refuses(SET, "the last manager").ends(Verdict.FAILED, "the last manager");
  }

  @Test
  void without_any_answer_the_deadline_ends_it() {
    drain("web").looks().passes(Duration.ofMinutes(11)).ends(Verdict.TIMED_OUT);
  }

  @Test
  void what_nobody_confirmed_by_the_deadline_is_unknown() {
    drain("web")
        .runsOn("web", "n-a")
        .looks()
        .does(SET)
        .looks()
        .is(Phase.Confirming.class)
        .passes(Duration.ofMinutes(11))
        .ends(Verdict.UNKNOWN);
    drain("web").looks().does(SET).passesBlindly(Duration.ofMinutes(11)).ends(Verdict.UNKNOWN);
  }

  @Test
  void an_abort_leaves_the_availability_as_it_is_and_later_news_change_nothing() {
    drain("web")
        .looks()
        .commands(SET)
        .signal(new PauseAsked("bob", "wait"))
        .refused("it cannot be paused, as Swarm moves the tasks by itself", "abort it")
        .is(Phase.Setting.class)
        .signal(new ResumeAsked("bob", "on"))
        .refused("it is not paused, so there is nothing to resume")
        .is(Phase.Setting.class)
        .signal(new AbortAsked("bob", "enough"))
        .does(SET)
        .looks()
        .commands()
        .ends(Verdict.ABORTED, "bob", "enough", "availability stays");
  }

  @Test
  void an_activation_ends_when_the_node_takes_tasks_again() {
    activation()
        .availability("drain")
        .looks()
        .commands(SET)
        .does(SET)
        .looks()
        .waitsFor("bravo is ready and drain")
        .availability("active")
        .looks()
        .commands()
        .ends(Verdict.SUCCEEDED, "bravo is active and ready", "stays there");
  }
}
