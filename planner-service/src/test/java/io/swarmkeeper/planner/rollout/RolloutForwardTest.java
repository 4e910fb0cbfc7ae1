package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static io.swarmkeeper.planner.rollout.Stage.stageAtMost;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Event.ServiceConverged;
import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.rollout.Rollout.Phase;
import io.swarmkeeper.planner.step.StepAttempts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a rollout goes forward when nothing goes wrong with the tasks. */
final class RolloutForwardTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);

  @Test
  void only_changed_services_are_commanded() {
    stage()
        .standing("db")
        .updating("web", 1)
        .standing("queue")
        .looks()
        .commands("deploy/web#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .commandsNothing()
        .ends(Verdict.SUCCEEDED, "1 service changed and healthy")
        .hasSaidTheLastWordOnce()
        .announces(ServiceConverged.class, e -> assertThat(e.service()).isEqualTo("web"));
  }

  @Test
  void a_manager_of_a_newer_engine_that_answers_is_nobodys_change() {
    stage()
        .updating("web", 1)
        .meanwhile("web", Actor::answeredByNewerEngine)
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void an_update_names_the_revision_and_the_version_it_was_decided_on_and_holds_on_failure() {
    var stage = stage().updating("web", 1).looks();
    assertThat(stage.command("deploy/web#1"))
        .isInstanceOfSatisfying(
            Command.UpdateService.class,
            c -> {
              assertThat(c.expectedVersion()).isEqualTo(10);
              assertThat(c.holdOnFailure()).isTrue();
              assertThat(c.spec()).isEqualTo(new Command.SpecRef("shop", 7, Side.WANTED, "web"));
            });
  }

  @Test
  void waves_go_in_order_and_the_next_waits_until_the_first_is_stable() {
    stage()
        .creatingNetwork("net")
        .updating("web", 2)
        .updating("db", 1)
        .removing("legacy", 3)
        .looks()
        .commands("network/net#1")
        .does("network/net#1")
        .commands("deploy/db#1")
        .does("deploy/db#1")
        .looks()
        .commandsNothing()
        .meanwhile("db", Actor::healthy)
        .looks()
        .waitsFor("must stay so")
        .commandsNothing()
        .passes(MONITOR)
        .commands("deploy/web#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .commands("deploy/legacy#1")
        .does("deploy/legacy#1")
        .ends(Verdict.SUCCEEDED, "2 services changed", "1 removed");
  }

  @Test
  void only_so_many_services_are_in_hand_at_once() {
    stageAtMost(2)
        .updating("a", 1)
        .updating("b", 1)
        .updating("c", 1)
        .looks()
        .commands("deploy/a#1", "deploy/b#1")
        .waitsFor("at most 2 at once")
        .does("deploy/a#1")
        .looks()
        .commandsNothing()
        .meanwhile("a", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .commands("deploy/c#1");
  }

  @Test
  void a_conflict_is_decided_again_after_a_new_look_under_a_new_id() {
    var stage =
        stage()
            .updating("web", 1)
            .looks()
            .commands("deploy/web#1")
            .meanwhile("web", Actor::bumped)
            .conflicts("deploy/web#1")
            .commandsNothing()
            .waitsFor("web has moved")
            .looks()
            .commands("deploy/web#2");
    assertThat(((Command.UpdateService) stage.command("deploy/web#2")).expectedVersion())
        .isEqualTo(11);
  }

  @Test
  void conflicts_have_a_limit() {
    var stage = stage().updating("web", 1).looks();
    for (int attempt = 1; attempt < StepAttempts.MOST; attempt++) {
      stage.conflicts("deploy/web#" + attempt).looks();
    }
    stage
        .conflicts("deploy/web#" + StepAttempts.MOST)
        .announces(
            ServiceFailed.class,
            e -> assertThat(e.reason()).contains("gave up after 10 tries", "out of sequence"))
        .looks()
        .ends(Verdict.ROLLED_BACK);
  }

  @Test
  void the_files_own_update_settings_are_restored_once_when_all_is_well() {
    var stage =
        stage()
            .updating("web", 1)
            .whoseUpdateSettingsAreRestored()
            .looks()
            .commands("deploy/web#1")
            .does("deploy/web#1")
            .meanwhile("web", Actor::healthy)
            .looks()
            .passes(MONITOR)
            .commands("settle-deploy/web#1")
            .conflicts("settle-deploy/web#1")
            .commandsNothing()
            .looks()
            .commands("settle-deploy/web#2");
    assertThat(((Command.UpdateService) stage.command("settle-deploy/web#2")).holdOnFailure())
        .isFalse();
    stage.does("settle-deploy/web#2").ends(Verdict.SUCCEEDED);
  }

  @Test
  void late_and_repeated_outcomes_change_nothing() {
    stage()
        .updating("web", 1)
        .looks()
        .conflicts("deploy/web#1")
        .looks()
        .commands("deploy/web#1", "deploy/web#2")
        .repeats("deploy/web#1")
        .refuses("deploy/web#1", "late")
        .is(Phase.Rolling.class)
        .does("deploy/web#2")
        .repeats("deploy/web#2")
        .fails("deploy/web#2", "late")
        .is(Phase.Rolling.class)
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .repeats("deploy/web#2")
        .ends(Verdict.SUCCEEDED)
        .fails("deploy/web#2", "late")
        .looks()
        .commandsNothing()
        .hasSaidTheLastWordOnce();
  }

  @Test
  void a_stale_view_starts_nothing() {
    stage()
        .updating("web", 1)
        .passesBlindly(Duration.ofSeconds(11))
        .commandsNothing()
        .waitsFor("no manager's executor has answered for 11 s")
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void progress_is_told_in_states_that_a_person_follows() {
    stage()
        .updating("web", 1)
        .looks()
        .does("deploy/web#1")
        .looks()
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .showed("web", "updating", "settling", "done");
  }
}
