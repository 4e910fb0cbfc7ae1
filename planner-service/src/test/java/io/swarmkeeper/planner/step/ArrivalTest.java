package io.swarmkeeper.planner.step;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.rollout.Actor;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.rollout.Stage;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** When a service has arrived, and when it never will. */
final class ArrivalTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);

  private static Stage written() {
    return stage().updating("web", 1).looks().does("deploy/web#1").looks();
  }

  @ParameterizedTest
  @EnumSource(
      value = Health.class,
      mode = Mode.EXCLUDE,
      names = {"HEALTHY", "RUNNING"})
  void a_running_task_whose_container_is_not_well_has_not_arrived(Health health) {
    written()
        .meanwhile("web", web -> web.allTasks("running", health))
        .looks()
        .passes(MONITOR)
        .is(Phase.Rolling.class)
        .waitsFor("0 of 2 tasks are healthy");
  }

  @Test
  void a_container_without_a_health_check_is_well_when_it_runs() {
    written()
        .meanwhile("web", Actor::healthy)
        .meanwhile("web", web -> web.allTasks("running", Health.RUNNING))
        .looks()
        .passes(MONITOR)
        .ends(Verdict.SUCCEEDED);
  }

  @Test
  void swarm_saying_completed_is_no_proof() {
    written()
        .meanwhile("web", Actor::healthy)
        .meanwhile("web", web -> web.allTasks("starting", Health.HEALTHY))
        .looks()
        .passes(MONITOR)
        .is(Phase.Rolling.class);
  }

  @Test
  void it_must_stay_well_for_the_monitor_time_without_a_break() {
    var second = Duration.ofSeconds(1);
    written()
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(Duration.ofSeconds(4))
        .meanwhile("web", web -> web.allTasks("running", Health.UNHEALTHY))
        .passes(second)
        .meanwhile("web", Actor::healthy)
        .passes(second)
        .passes(Duration.ofSeconds(4))
        .is(Phase.Rolling.class)
        .waitsFor("must stay so for 5 s")
        .passes(second)
        .ends(Verdict.SUCCEEDED);
  }

  @Test
  void a_view_that_gets_old_proves_no_stability() {
    written()
        .meanwhile("web", Actor::healthy)
        .looks()
        .passesBlindly(MONITOR)
        .is(Phase.Rolling.class)
        .passesBlindly(Duration.ofSeconds(11))
        .is(Phase.Rolling.class)
        .waitsFor("no manager's executor has answered for 11 s");
  }

  @Test
  void a_look_from_before_the_write_proves_nothing() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .meanwhile("web", Actor::healthy)
        .passesBlindly(Duration.ofSeconds(1))
        .waitsFor("no look at the swarm since");
  }

  @Test
  void a_silent_watcher_means_no_progress() {
    written()
        .meanwhile("web", Actor::healthy)
        .looks()
        .watcherFallsSilent()
        .passes(Duration.ofSeconds(11))
        .is(Phase.Rolling.class)
        .waitsFor("health-watcher on host-a is silent")
        .watcherIsBack()
        .looks()
        .is(Phase.Rolling.class)
        .passes(MONITOR)
        .ends(Verdict.SUCCEEDED);
  }

  @Test
  void an_old_task_that_is_still_stopping_is_waited_for() {
    written()
        .meanwhile("web", Actor::healthy)
        .meanwhile("web", Actor::oldTaskStopping)
        .looks()
        .passes(MONITOR)
        .waitsFor("1 old task is still stopping");
  }

  @Test
  void swarms_own_monitor_time_is_waited_for() {
    written()
        .meanwhile("web", Actor::healthy)
        .meanwhile("web", Actor::stillWatchedBySwarm)
        .looks()
        .passes(MONITOR)
        .waitsFor("Swarm still watches");
  }

  @Test
  void scaling_by_hand_during_the_rollout_moves_the_goal() {
    written()
        .meanwhile("web", Actor::healthy)
        .meanwhile("web", web -> web.scaled(3))
        .looks()
        .passes(MONITOR)
        .waitsFor("2 of 3 tasks are healthy")
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .ends(Verdict.SUCCEEDED);
  }

  @Test
  void a_task_that_no_node_takes_is_hopeless_after_a_while() {
    var stage = written();
    stage
        .meanwhile(
            "web", web -> web.taskWithoutNode("no suitable node (2 nodes not ready)", stage.now()))
        .passes(Duration.ofSeconds(30))
        .is(Phase.Rolling.class)
        .looks()
        .is(Phase.Returning.class)
        .announces(
            ServiceFailed.class,
            e -> assertThat(e.reason()).contains("no node takes it: no suitable node"));
  }

  @Test
  void tasks_that_keep_failing_are_a_failure_even_if_swarm_goes_on() {
    var stage = written();
    stage
        .meanwhile("web", web -> web.taskFailed("exit (1)", Optional.of("boom"), stage.now()))
        .meanwhile("web", web -> web.taskFailed("exit (1)", Optional.of("boom"), stage.now()))
        .looks()
        .is(Phase.Rolling.class)
        .meanwhile("web", web -> web.taskFailed("exit (1)", Optional.of("boom"), stage.now()))
        .looks()
        .announces(
            ServiceFailed.class,
            e -> {
              assertThat(e.reason()).contains("3 tasks failed", "boom");
              assertThat(e.evidence()).hasSize(3);
            });
  }

  @Test
  void failures_from_before_the_write_do_not_count() {
    var stage = written();
    for (int i = 0; i < 5; i++) {
      stage.meanwhile(
          "web",
          web -> web.taskFailed("exit (1)", Optional.of("boom"), Stage.START.minusSeconds(60)));
    }
    stage.looks().is(Phase.Rolling.class);
  }
}
