package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Other registry credentials for services that stay as they are. */
final class RolloutLoginTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);

  @Test
  void the_spec_that_is_there_is_written_as_it_is_and_nothing_is_waited_for() {
    var stage = stage().refreshing("web").looks().commands("login/web#1");
    assertThat(stage.command("login/web#1"))
        .isInstanceOfSatisfying(
            UpdateService.class,
            c -> {
              assertThat(c.spec().side()).isEqualTo(Side.BEFORE);
              assertThat(c.freshLogin()).isTrue();
              assertThat(c.holdOnFailure()).isFalse();
            });
    stage
        .does("login/web#1")
        .looks()
        .ends(
            Verdict.SUCCEEDED,
            "Swarm has the present registry credentials for 1 service that stays");
  }

  @Test
  void it_comes_before_all_that_would_have_to_go_back() {
    stage()
        .updating("api", 1)
        .refreshing("web")
        .looks()
        .commands("login/web#1")
        .fails("login/web#1", "no credentials are known here")
        .looks()
        .looks()
        .commandsNothing()
        .ends(Verdict.ROLLED_BACK, "no credentials are known here");
  }

  @Test
  void a_return_leaves_them_as_they_are() {
    stage()
        .refreshing("web")
        .updating("api", 1)
        .looks()
        .does("login/web#1")
        .looks()
        .commands("login/web#1", "deploy/api#1")
        .refuses("deploy/api#1", "no")
        .looks()
        .looks()
        .commandsNothing()
        .ends(Verdict.ROLLED_BACK);
  }

  @Test
  void a_service_that_somebody_has_changed_meanwhile_is_not_written_over() {
    var stage = stage().refreshing("web").meanwhile("web", Actor::overwritten);
    stage
        .looks()
        .looks()
        .looks()
        .commandsNothing()
        .ends(Verdict.FAILED, "changed by somebody else");
  }

  @Test
  void an_ordinary_update_brings_no_credentials_beside_running_tasks() {
    var stage = stage().updating("web", 1).looks();
    assertThat(stage.command("deploy/web#1"))
        .isInstanceOfSatisfying(UpdateService.class, c -> assertThat(c.freshLogin()).isFalse());
    stage.does("deploy/web#1").meanwhile("web", Actor::healthy).looks().passes(MONITOR);
  }
}
