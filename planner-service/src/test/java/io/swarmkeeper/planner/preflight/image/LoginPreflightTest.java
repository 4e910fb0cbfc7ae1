package io.swarmkeeper.planner.preflight.image;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.LoginLabels;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.KnownLogin;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.planner.rollout.RolloutStart;
import io.swarmkeeper.planner.step.ServiceWork.RefreshLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Registry credentials that will not work, and what becomes of those that Swarm keeps. */
final class LoginPreflightTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String WHERE = "services.nerd-dinner-save-handler.";
  private static final String OLD = "0d".repeat(16);
  private static final String NEW = "1e".repeat(16);
  private final PlanBench bench = nerdDinner(1);

  @Test
  void credentials_that_the_registry_refuses_are_an_error_that_names_the_user() {
    unpinned("registry:5000/shop/handler:v2");
    bench.asked(HANDLER, access(true, "ci", NEW), false);
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "image: registry registry:5000 refuses the credentials of user ci for the image"
                + " registry:5000/shop/handler:v2: log in (docker login registry:5000, then keeper"
                + " deploy), check the name of the image, and that they may read it");
  }

  @Test
  void a_registry_that_wants_credentials_and_gets_none_is_an_error() {
    unpinned("shop/handler:v2");
    bench.asked(HANDLER, new Access("docker.io", true, Optional.empty()), false);
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "image: registry docker.io does not show the image shop/handler:v2 to those"
                + " without credentials, and none are known for it: log in (docker login, then"
                + " keeper deploy), or check the name of the image");
  }

  @Test
  void an_image_with_a_digest_is_only_warned_about_and_only_when_it_is_written() {
    bench.asked(HANDLER, new Access("docker.io", true, Optional.empty()), false);
    assertThat(warnings(bench.plan())).as("it stays").isEmpty();
    environment();
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .endsWith("Until then only nodes that have the image can run it");
  }

  @Test
  void credentials_that_end_before_the_rollout_may_are_warned_about() {
    var soon = bench.observed().view().now().plus(Duration.ofMinutes(29));
    environment();
    bench.asked(HANDLER, ending(soon), false);
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .contains("credentials of a token for registry registry:5000 end at ");
    bench.asked(HANDLER, ending(soon.plus(Duration.ofMinutes(2))), false);
    assertThat(warnings(bench.plan())).isEmpty();
  }

  @Test
  void a_service_that_stays_is_not_touched_for_other_credentials_but_they_are_named() {
    given(OLD);
    bench.asked(HANDLER, access(false, "ci", NEW), false);
    var plan = bench.plan();
    assertThat(plan.changesAnything()).isFalse();
    assertThat(warnings(plan))
        .singleElement()
        .asString()
        .startsWith(HANDLER + " keeps the registry credentials of an earlier deploy.")
        .contains("--refresh-logins");
    given(NEW);
    assertThat(warnings(bench.plan())).as("Swarm has them").isEmpty();
  }

  @Test
  void whoever_asks_gets_a_plan_that_refreshes_and_restarts_nothing() {
    given(OLD);
    bench.asked(HANDLER, access(false, "ci", NEW), true);
    var plan = bench.plan();
    var handler = service(plan, HANDLER);
    assertThat(handler.action()).isEqualTo(Action.UPDATE);
    assertThat(handler.freshLogin()).isTrue();
    assertThat(handler.restarts()).isFalse();
    assertThat(handler.changes()).isEmpty();
    assertThat(handler.why()).contains("no task restarts");
    assertThat(warnings(plan)).isEmpty();
    assertThat(plan.services().stream().filter(s -> s.action() != Action.NONE)).hasSize(1);
  }

  @Test
  void a_refresh_is_the_first_step_and_writes_no_other_spec() {
    given(OLD);
    bench.asked(HANDLER, access(false, "ci", NEW), true);
    var header =
        new Header(
            new OperationId("d-1"),
            Kind.DEPLOY,
            PlanBench.STACK,
            Asked.of("eve", "test"),
            new MessageId("d-1"),
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(60),
            Optional.empty(),
            Optional.empty());
    var rollout =
        new RolloutStart(bench.plan(), bench.revision(1)).rollout(header, OnFailure.ROLLBACK);
    var step = rollout.steps().getFirst();
    assertThat(step.work()).isInstanceOf(RefreshLogin.class);
    assertThat(step.wave()).isZero();
    assertThat(rollout.steps()).hasSize(1);
  }

  @Test
  void what_swarm_has_already_is_not_refreshed_again() {
    given(NEW);
    bench.asked(HANDLER, access(false, "ci", NEW), true);
    assertThat(bench.plan().changesAnything()).isFalse();
    bench.asked(HANDLER, new Access("registry:5000", false, Optional.empty()), true);
    assertThat(bench.plan().changesAnything()).as("nobody has logged in").isFalse();
  }

  @Test
  void other_credentials_make_another_plan() {
    given(OLD);
    var first = bench.asked(HANDLER, access(false, "ci", NEW), true).plan();
    var second = bench.asked(HANDLER, access(false, "ci", "2f".repeat(16)), true).plan();
    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void other_credentials_never_go_with_a_change_of_placement() {
    given(OLD);
    bench.asked(HANDLER, access(false, "ci", NEW), true);
    placement();
    var handler = service(bench.plan(), HANDLER);
    assertThat(handler.freshLogin()).isFalse();
    assertThat(handler.restarts()).isFalse();
    assertThat(warnings(bench.plan())).singleElement().asString().contains("not together");
  }

  @Test
  void a_change_of_placement_after_a_refresh_replaces_the_tasks_that_are_older() {
    given(NEW);
    placement();
    assertThat(service(bench.plan(), HANDLER).restarts()).isFalse();
    refreshed(bench.state.readAt());
    var plan = bench.plan();
    assertThat(service(plan, HANDLER).replacement().orElseThrow().tasks()).hasSize(3);
    assertThat(service(plan, HANDLER).why()).contains("registry credentials are older");
    assertThat(warnings(plan))
        .singleElement()
        .asString()
        .startsWith(WHERE + "deploy.placement: Swarm was given other registry credentials at ")
        .contains("replaces the 3 tasks");
    refreshed(Instant.EPOCH);
    assertThat(service(bench.plan(), HANDLER).restarts()).as("its tasks are newer").isFalse();
  }

  @Test
  void any_other_change_after_a_refresh_is_what_it_always_was() {
    given(NEW);
    refreshed(bench.state.readAt());
    ((ObjectNode) bench.wanted(HANDLER).get("Labels")).put("some", "label");
    Plan plan = bench.plan();
    assertThat(service(plan, HANDLER).restarts()).isFalse();
    assertThat(warnings(plan)).isEmpty();
  }

  private void given(String digest) {
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Labels")).put(LoginLabels.DIGEST, digest);
  }

  private void refreshed(Instant at) {
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Labels"))
        .put(LoginLabels.BESIDE_TASKS, at.toString());
  }

  private void placement() {
    bench
        .wanted(HANDLER)
        .withObject("/TaskTemplate/Placement")
        .putArray("Constraints")
        .add("node.platform.os==linux");
  }

  private void environment() {
    bench.wanted(HANDLER).withObject("/TaskTemplate/ContainerSpec").put("User", "nobody");
  }

  private void unpinned(String image) {
    bench.wanted(HANDLER).withObject("/TaskTemplate/ContainerSpec").put("Image", image);
  }

  private static Access access(boolean refused, String user, String digest) {
    var login = new KnownLogin(Optional.of(user), digest, Optional.empty());
    return new Access("registry:5000", refused, Optional.of(login));
  }

  private static Access ending(Instant end) {
    var login = new KnownLogin(Optional.empty(), NEW, Optional.of(end));
    return new Access("registry:5000", false, Optional.of(login));
  }
}
