package io.swarmkeeper.planner.rollout;

import static io.swarmkeeper.planner.rollout.Stage.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Event.ImagesPulled;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Event.ServiceFailed;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Images first, and what nothing needs any more last. */
final class RolloutPullTest {
  private static final Duration MONITOR = Duration.ofSeconds(6);

  @Test
  void nothing_is_touched_before_every_node_has_its_images() {
    stage()
        .pulling("web:v2")
        .pulling("api:v2")
        .updating("web", 1)
        .looks()
        .commands("pull/1#1", "pull/2#1")
        .waitsFor("pulling")
        .does("pull/1#1")
        .looks()
        .commandsNothing()
        .waitsFor("pulling api:v2 on host-a (1 of 2 done)")
        .does("pull/2#1")
        .announces(
            ImagesPulled.class,
            e -> {
              assertThat(e.images()).containsExactly("api:v2", "web:v2");
              assertThat(e.nodes()).containsExactly("host-a");
              assertThat(e.leftOut()).isEmpty();
            })
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void a_deploy_whose_image_a_node_cannot_get_ends_with_nothing_touched() {
    stage()
        .pulling("web:v2")
        .pulling("api:v2")
        .updating("web", 1)
        .looks()
        .commands("pull/1#1", "pull/2#1")
        .fails("pull/1#1", "no space left on device")
        .fails("pull/2#1", "manifest unknown")
        .looks()
        .commandsNothing()
        .ends(
            Verdict.FAILED,
            "nothing was touched",
            "web:v2 on host-a: no space left on device",
            "api:v2 on host-a: manifest unknown")
        .announces(OperationEnded.class, e -> assertThat(e.evidence()).hasSize(2))
        .hasSaidTheLastWordOnce();
  }

  @Test
  void a_rollback_goes_on_without_a_node_that_cannot_get_the_image() {
    stage()
        .rollingBack()
        .pulling("web:v1")
        .pullingElsewhere("web:v1")
        .updating("web", 1)
        .looks()
        .commands("pull/1#1", "pull/2#1")
        .fails("pull/1#1", "connection refused")
        .does("pull/2#1")
        .looks()
        .announces(
            ImagesPulled.class,
            e -> assertThat(e.leftOut()).containsExactly("web:v1 on host-a: connection refused"))
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void a_rollback_to_an_image_that_no_node_can_get_ends_with_nothing_touched() {
    stage()
        .rollingBack()
        .pulling("web:v1")
        .pullingElsewhere("web:v1")
        .updating("web", 1)
        .looks()
        .commands("pull/1#1", "pull/2#1")
        .fails("pull/1#1", "not in its registry")
        .fails("pull/2#1", "not in its registry")
        .looks()
        .commandsNothing()
        .ends(Verdict.FAILED, "nothing was touched", "web:v1 on host-b: not in its registry");
  }

  @Test
  void a_node_that_never_answers_is_left_out_and_named() {
    stage()
        .pulling("web:v2")
        .updating("web", 1)
        .looks()
        .commands("pull/1#1")
        .passes(Duration.ofMinutes(9))
        .commandsNothing()
        .passes(Duration.ofMinutes(2))
        .announces(
            ImagesPulled.class,
            e -> assertThat(e.leftOut()).singleElement().asString().startsWith("host-a: "))
        .looks()
        .commands("deploy/web#1");
  }

  @Test
  void what_nothing_needs_goes_only_after_all_services_have_arrived() {
    stage()
        .updating("web", 1)
        .tidying("shop_app-old", 2)
        .looks()
        .commands("deploy/web#1")
        .does("deploy/web#1")
        .meanwhile("web", Actor::healthy)
        .looks()
        .commandsNothing()
        .passes(MONITOR)
        .commands("remove-config/shop_app-old#1")
        .does("remove-config/shop_app-old#1")
        .ends(Verdict.SUCCEEDED, "1 object that nothing needs removed");
  }

  @Test
  void what_cannot_be_removed_is_said_and_takes_nothing_back() {
    stage()
        .updating("web", 1)
        .tidying("shop_app-old", 2)
        .looks()
        .does("deploy/web#1")
        .meanwhile("web", Actor::healthy)
        .looks()
        .passes(MONITOR)
        .refuses("remove-config/shop_app-old#1", "it is used by blog_web")
        .announcesNo(ServiceFailed.class)
        .ends(Verdict.SUCCEEDED, "still there: shop_app-old (it is used by blog_web)");
  }

  @Test
  void a_rollout_that_fails_removes_nothing() {
    stage()
        .updating("web", 1)
        .tidying("shop_app-old", 2)
        .looks()
        .commands("deploy/web#1")
        .refuses("deploy/web#1", "no")
        .looks()
        .looks()
        .commandsNothing()
        .ends(Verdict.ROLLED_BACK);
  }
}
