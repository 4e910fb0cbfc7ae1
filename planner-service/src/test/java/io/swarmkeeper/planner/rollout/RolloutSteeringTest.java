package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event.OperationPaused;
import io.swarmkeeper.contract.Event.OperationResumed;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people and deadlines do to a rollout. */
final class RolloutSteeringTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);
  private static final Duration PAST_DEADLINE = Duration.ofMinutes(31);
  private static final PauseAsked PAUSE = new PauseAsked("bob", "lunch");
  private static final ResumeAsked RESUME = new ResumeAsked("bob", "back");
  private static final AbortAsked ABORT = new AbortAsked("bob", "enough");

  @Test
  void a_pause_starts_nothing_more_but_sees_what_swarm_does() {
    stage()
        .updating("db", 1)
        .updating("web", 2)
        .looks()
        .does("deploy/db#1")
        .signal(PAUSE)
        .announces(OperationPaused.class, e -> assertThat(e.reason()).contains("bob", "lunch"))
        .meanwhile("db", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .commands("deploy/db#1")
        .showed("db", "updating", "settling", "done")
        .is(Phase.Paused.class)
        .signal(RESUME)
        .announces(OperationResumed.class, e -> assertThat(e.reason()).contains("bob", "back"))
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void resuming_after_a_failure_returns_if_that_is_the_policy() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .signal(PAUSE)
        .meanwhile("web", Actor::pausedBySwarm)
        .looks()
        .is(Phase.Paused.class)
        .signal(RESUME)
        .looks()
        .is(Phase.Returning.class);
  }

  @Test
  void resuming_after_a_failure_is_no_use_where_the_policy_is_pause() {
    stage()
        .updating("web", 1)
        .pausingOnFailure()
        .looks()
        .does("deploy/web#1")
        .meanwhile("web", Actor::pausedBySwarm)
        .looks()
        .signal(RESUME)
        .is(Phase.Paused.class)
        .refused("paused by a failure", "abort it")
        .announcesNo(OperationResumed.class);
  }

  @Test
  void an_abort_ends_it_where_it_stands() {
    stage()
        .updating("db", 1)
        .updating("web", 2)
        .looks()
        .commands("deploy/db#1")
        .signal(ABORT)
        .ends(Verdict.ABORTED, "bob", "enough", "nothing is returned")
        .does("deploy/db#1")
        .looks()
        .commandsNothing()
        .hasSaidTheLastWordOnce();
  }

  @Test
  void a_return_and_a_pause_can_be_aborted_too() {
    stage().updating("web", 1).signal(PAUSE).signal(ABORT).ends(Verdict.ABORTED);
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .meanwhile("web", Actor::pausedBySwarm)
        .looks()
        .is(Phase.Returning.class)
        .signal(ABORT)
        .ends(Verdict.ABORTED);
  }

  @Test
  void a_deadline_returns_what_was_touched() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .commands("deploy/web#1")
        .passes(PAST_DEADLINE)
        .is(Phase.Returning.class)
        .looks()
        .looks()
        .commands("return/web#1")
        .does("return/web#1")
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.ROLLED_BACK, "not done by the deadline", "0 of 2 tasks are healthy");
  }

  @Test
  void a_return_has_a_deadline_of_its_own() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .passes(PAST_DEADLINE)
        .looks()
        .looks()
        .does("return/web#1")
        .passes(PAST_DEADLINE)
        .ends(Verdict.TIMED_OUT, "The return was not done by its deadline");
  }

  @Test
  void a_first_revision_that_misses_its_deadline_has_timed_out() {
    stage()
        .creating("web", 1)
        .firstRevision()
        .looks()
        .does("deploy/web#1")
        .passes(PAST_DEADLINE)
        .ends(Verdict.TIMED_OUT, "0 of 2 tasks are healthy");
  }

  @Test
  void what_nobody_can_see_at_the_deadline_is_unknown() {
    stage()
        .creating("web", 1)
        .firstRevision()
        .looks()
        .does("deploy/web#1")
        .passesBlindly(PAST_DEADLINE)
        .ends(Verdict.UNKNOWN);
  }

  @Test
  void where_the_policy_is_pause_a_deadline_pauses() {
    stage()
        .updating("web", 1)
        .pausingOnFailure()
        .looks()
        .passes(PAST_DEADLINE)
        .is(Phase.Paused.class)
        .commands("deploy/web#1");
  }

  @Test
  void resuming_after_the_deadline_gives_the_same_time_again() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .signal(PAUSE)
        .passes(PAST_DEADLINE)
        .is(Phase.Paused.class)
        .signal(RESUME)
        .passes(Duration.ofMinutes(29))
        .is(Phase.Rolling.class)
        .passes(Duration.ofMinutes(2))
        .is(Phase.Returning.class);
  }

  @Test
  void what_cannot_be_paused_or_resumed_is_refused_with_a_sentence() {
    var rolling = stage().updating("web", 1).looks();
    rolling.signal(RESUME).refused("it is not paused").is(Phase.Rolling.class);
    rolling.signal(PAUSE).signal(PAUSE).refused("paused already", "bob", "lunch");
    stage()
        .updating("web", 1)
        .looks()
        .passes(PAST_DEADLINE)
        .is(Phase.Returning.class)
        .signal(PAUSE)
        .refused("returning the stack", "a return is not paused", "abort it")
        .signal(RESUME)
        .refused("it is not paused: it is returning the stack")
        .signal(ABORT)
        .signal(ABORT)
        .refused("it has ended: aborted");
  }

  @Test
  void a_pause_stops_pulling_too_and_resuming_goes_on_with_it() {
    stage()
        .pulling("web:v2")
        .pulling("web:v3")
        .updating("web", 1)
        .signal(PAUSE)
        .looks()
        .commandsNothing()
        .signal(RESUME)
        .looks()
        .commands("pull/1#1", "pull/2#1")
        .signal(PAUSE)
        .does("pull/1#1")
        .does("pull/2#1")
        .looks()
        .is(Phase.Paused.class)
        .signal(RESUME)
        .is(Phase.Pulling.class)
        .looks()
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void a_service_that_another_operation_has_in_hand_waits_while_others_go_on() {
    stage()
        .updating("web", 1)
        .updating("db", 1)
        .handsOff("web", "d-7")
        .looks()
        .commands("deploy/db#1")
        .waitsFor("web is in the hands of operation d-7")
        .isLeft("web")
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void a_return_too_waits_for_a_service_that_another_operation_has_in_hand() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .commands("deploy/web#1")
        .passes(PAST_DEADLINE)
        .handsOff("web", "d-7")
        .looks()
        .looks()
        .commandsNothing()
        .waitsFor("web is in the hands of operation d-7")
        .isLeft("web")
        .looks()
        .commands("return/web#1");
  }

  @Test
  void a_service_is_claimed_while_a_step_of_it_is_in_flight() {
    var stage = stage().creatingNetwork("shop_net").updating("web", 1).updating("db", 2);
    stage.looks().claims("stack/shop");
    stage.does("network/shop_net#1").claims("stack/shop", "service/web");
    stage.does("deploy/web#1").looks().claims("stack/shop", "service/web");
    stage.meanwhile("web", Actor::healthy).looks().passes(MONITOR);
    stage.claims("stack/shop", "service/db");
    stage.refuses("deploy/db#1", "no").claims("stack/shop");
  }
}
