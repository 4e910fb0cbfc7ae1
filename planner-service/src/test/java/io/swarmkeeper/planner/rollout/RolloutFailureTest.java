package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.Event.ReturnStarted;
import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a failure means, and what is returned. */
final class RolloutFailureTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);

  /** Two services in two waves; the first has arrived, the second was stopped by Swarm. */
  private static Stage webStoppedBySwarm(Stage stage) {
    stage
        .looks()
        .does("deploy/db#1")
        .meanwhile("db", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .does("deploy/web#1")
        .looks()
        .commands("deploy/db#1", "deploy/web#1");
    return stage.meanwhile(
        "web",
        web -> {
          web.taskFailed("task: unhealthy container", Optional.of("GET /health: 500"), stage.now());
          web.pausedBySwarm();
        });
  }

  @Test
  void an_update_that_swarm_stops_returns_exactly_what_was_touched() {
    var stage =
        webStoppedBySwarm(
                stage().updating("db", 1).updating("web", 2).updating("late", 3).standing("queue"))
            .looks()
            .announces(
                ServiceFailed.class,
                e -> {
                  assertThat(e.service()).isEqualTo("web");
                  assertThat(e.reason()).contains("unhealthy", "host-a", "GET /health: 500");
                  assertThat(e.evidence().getFirst().output()).contains("GET /health: 500");
                })
            .announces(
                ReturnStarted.class, e -> assertThat(e.services()).containsExactly("db", "web"))
            .is(Phase.Returning.class)
            .looks()
            .looks()
            .commands("return/db#1", "return/web#1");
    assertThat(((Command.UpdateService) stage.command("return/web#1")).spec().side())
        .isEqualTo(Side.BEFORE);
    stage
        .does("return/db#1")
        .does("return/web#1")
        .meanwhile("db", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .is(Phase.Returning.class)
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .commandsNothing()
        .ends(Verdict.ROLLED_BACK, "web failed", "GET /health: 500", "back at the spec")
        .hasSaidTheLastWordOnce()
        .showed("late", "waiting");
  }

  @Test
  void the_containers_last_words_are_awaited_for_a_moment() {
    var stage = stage().updating("web", 1).looks().does("deploy/web#1").looks();
    stage
        .meanwhile(
            "web",
            web -> {
              web.taskFailed("task: non-zero exit (1)", Optional.empty(), stage.now());
              web.pausedBySwarm();
            })
        .looks()
        .is(Phase.Rolling.class)
        .waitsFor("reading what the container said last")
        .passes(Duration.ofSeconds(5))
        .announces(ServiceFailed.class, e -> assertThat(e.reason()).contains("non-zero exit"));
  }

  @Test
  void a_failing_first_revision_is_failed_and_nothing_is_returned() {
    webStoppedBySwarm(stage().creating("db", 1).creating("web", 2).firstRevision())
        .looks()
        .commandsNothing()
        .announcesNo(ReturnStarted.class)
        .ends(Verdict.FAILED, "first revision");
  }

  @Test
  void where_the_policy_is_pause_a_failure_pauses() {
    webStoppedBySwarm(stage().updating("db", 1).updating("web", 2).pausingOnFailure())
        .looks()
        .is(Phase.Paused.class)
        .looks()
        .commandsNothing()
        .announcesNo(ReturnStarted.class);
  }

  @Test
  void a_service_that_was_created_is_removed_and_a_removed_one_created_again() {
    stage()
        .removing("old", 1)
        .creating("web", 1)
        .looks()
        .does("deploy/old#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::pausedBySwarm)
        .looks()
        .looks()
        .looks()
        .commands("deploy/old#1", "deploy/web#1", "return/old#1", "return/web#1")
        .does("return/old#1")
        .does("return/web#1")
        .meanwhile("old", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.ROLLED_BACK);
  }

  @Test
  void what_is_still_in_flight_is_awaited_before_it_is_returned() {
    stage()
        .updating("db", 1)
        .updating("web", 1)
        .looks()
        .commands("deploy/db#1", "deploy/web#1")
        .refuses("deploy/web#1", "no placement")
        .is(Phase.Returning.class)
        .looks()
        .commandsNothing()
        .waitsFor("the outcome of db")
        .does("deploy/db#1")
        .looks()
        .commands("return/db#1");
  }

  @Test
  void a_refused_step_has_touched_nothing_and_is_not_returned() {
    stage()
        .updating("web", 1)
        .looks()
        .commands("deploy/web#1")
        .refuses("deploy/web#1", "a slot of web has two runnable tasks")
        .looks()
        .looks()
        .commandsNothing()
        .ends(Verdict.ROLLED_BACK, "two runnable tasks");
  }

  @Test
  void what_the_engine_took_without_saying_so_is_returned() {
    stage()
        .updating("web", 1)
        .looks()
        .commands("deploy/web#1")
        .meanwhile("web", web -> web.written("d-1/deploy/web#1"))
        .fails("deploy/web#1", "given up after 5 minutes: timeout")
        .looks()
        .looks()
        .commands("return/web#1");
  }

  @Test
  void a_service_changed_by_somebody_since_the_plan_fails_the_rollout_and_is_left_alone() {
    stage()
        .updating("web", 1)
        .meanwhile("web", Actor::overwritten)
        .looks()
        .commandsNothing()
        .announces(
            ServiceFailed.class, e -> assertThat(e.reason()).contains("changed by somebody else"))
        .looks()
        .commandsNothing()
        .ends(Verdict.FAILED, "deploy again to see the new difference", "left as it is now");
  }

  @Test
  void a_service_scaled_by_hand_since_the_plan_keeps_its_replicas() {
    var stage = stage().updating("web", 1).meanwhile("web", web -> web.scaled(5)).looks();
    assertThat(stage.command("deploy/web#1"))
        .isInstanceOfSatisfying(UpdateService.class, c -> assertThat(c.replicas()).contains(5));
    stage
        .does("deploy/web#1")
        .meanwhile("web", web -> web.scaled(5))
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.SUCCEEDED, "web was scaled by hand meanwhile, and keeps its 5 replicas");
  }

  @Test
  void a_service_scaled_by_hand_while_it_rolls_is_still_ours() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .looks()
        .meanwhile("web", web -> web.scaled(3))
        .meanwhile("web", Actor::labelKeptByAnother)
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.SUCCEEDED, "keeps its 3 replicas");
  }

  @Test
  void what_comes_after_a_service_that_somebody_has_changed_is_not_begun() {
    stage()
        .updating("db", 1)
        .updating("web", 1)
        .updating("front", 2)
        .looks()
        .does("deploy/db#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::overwritten)
        .meanwhile("db", Actor::healthy)
        .looks()
        .is(Phase.Rolling.class)
        .passes(MONITOR)
        .commands("deploy/db#1", "deploy/web#1")
        .ends(Verdict.FAILED, "web was changed by somebody else", "not begun: front");
  }

  @Test
  void what_somebody_made_of_a_service_meanwhile_is_not_overwritten_by_a_return_either() {
    stage()
        .updating("db", 1)
        .updating("web", 1)
        .looks()
        .does("deploy/db#1")
        .does("deploy/web#1")
        .commands("deploy/db#1", "deploy/web#1")
        .meanwhile("web", Actor::overwritten)
        .looks()
        .announces(
            ServiceFailed.class,
            e -> assertThat(e.reason()).contains("web was changed by somebody else"))
        .meanwhile("db", Actor::pausedBySwarm)
        .looks()
        .looks()
        .looks()
        .commands("return/db#1")
        .does("return/db#1")
        .meanwhile("db", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.FAILED, "web", "left as they made it");
  }

  @Test
  void a_service_removed_by_somebody_is_named() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .isGone("web")
        .looks()
        .announces(ServiceFailed.class, e -> assertThat(e.reason()).contains("web is gone"))
        .looks()
        .looks()
        .ends(Verdict.FAILED, "web is gone");
  }

  @Test
  void a_return_that_fails_is_failed_after_all_others_are_back() {
    stage()
        .updating("db", 1)
        .updating("web", 1)
        .looks()
        .does("deploy/db#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::pausedBySwarm)
        .looks()
        .looks()
        .looks()
        .refuses("return/web#1", "config old is missing")
        .is(Phase.Returning.class)
        .does("return/db#1")
        .meanwhile("db", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.FAILED, "Returning failed too", "web", "config old is missing");
  }
}
