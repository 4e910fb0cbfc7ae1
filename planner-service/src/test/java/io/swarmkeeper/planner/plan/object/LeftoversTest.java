package io.swarmkeeper.planner.plan.object;

import static io.swarmkeeper.planner.plan.object.Ground.byDocker;
import static io.swarmkeeper.planner.plan.object.Ground.plainConfig;
import static io.swarmkeeper.planner.plan.object.Ground.plainSecret;
import static io.swarmkeeper.planner.plan.object.Ground.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What may go once a deploy has succeeded. */
final class LeftoversTest {
  private static final String DIGEST = "0123456789abcdef0123456789abcdef";
  private static final Optional<Verdict> SUCCEEDED = Optional.of(Verdict.SUCCEEDED);
  private static final ObjectNode OLD = version("b2xk");
  private static final String OLD_NAME = OLD.path("Name").asText();

  @Test
  void an_old_version_goes_when_no_service_and_no_kept_revision_needs_it() {
    assertThat(gone(new Ground().config(OLD), false)).containsExactly(OLD_NAME);
  }

  @Test
  void a_version_that_a_service_of_anybody_uses_stays() {
    assertThat(gone(new Ground().config(OLD).service("blog_web", "blog", OLD_NAME, "k"), false))
        .isEmpty();
  }

  @Test
  void what_a_service_uses_that_is_brought_to_a_new_version_or_removed_goes() {
    assertThat(gone(new Ground().config(OLD).service("shop_web", "shop", OLD_NAME, "k"), false))
        .containsExactly(OLD_NAME);
    assertThat(
            names(
                new Ground().config(OLD).service("shop_job", "shop", OLD_NAME, "k"),
                true,
                Set.of("shop_job"),
                true))
        .containsExactly(OLD_NAME);
  }

  @Test
  void the_last_revisions_that_succeeded_keep_their_versions() {
    var ground =
        new Ground()
            .config(OLD)
            .revision(SUCCEEDED, OLD_NAME, "k1")
            .revision(SUCCEEDED, "c2", "k2");
    ground.keep = 3;
    assertThat(gone(ground, false)).isEmpty();
    ground.keep = 2;
    assertThat(gone(ground, false)).as("the new revision is one of two").containsExactly(OLD_NAME);
  }

  @Test
  void right_after_a_deploy_nothing_more_is_to_go() {
    var ground =
        new Ground()
            .config(OLD)
            .revision(SUCCEEDED, OLD_NAME, "k1")
            .revision(SUCCEEDED, "c2", "k2");
    ground.keep = 2;
    assertThat(names(ground, false, Set.of(), false)).isEmpty();
  }

  @Test
  void revisions_that_failed_keep_nothing_and_one_that_runs_keeps_all() {
    var failed = new Ground().config(OLD).revision(Optional.of(Verdict.FAILED), OLD_NAME, "k");
    var runs = new Ground().config(OLD).revision(Optional.empty(), OLD_NAME, "k");
    assertThat(gone(failed, false)).containsExactly(OLD_NAME);
    assertThat(gone(runs, false)).isEmpty();
  }

  @Test
  void the_plain_object_of_docker_goes_when_its_successor_is_there() {
    var plain = byDocker(plainConfig("shop_app", "shop", "b2xk"), "shop");
    var unrelated = byDocker(plainConfig("shop_other", "shop", "b2xk"), "shop");
    assertThat(gone(new Ground().config(plain).config(unrelated), false))
        .containsExactly("shop_app");
  }

  @Test
  void what_is_of_another_stack_or_of_none_never_goes() {
    var foreign = byDocker(OLD, "blog");
    var nobodys = byDocker(OLD, "");
    assertThat(gone(new Ground().config(foreign).config(nobodys), true)).isEmpty();
  }

  @Test
  void a_young_secret_that_no_revision_knows_may_be_waiting_for_its_request() {
    var secret = Rotated.renamed(plainSecret("shop_key", "shop", "ffffffffffffffff"));
    assertThat(gone(new Ground().secret(secret, Duration.ofMinutes(1)), false)).isEmpty();
    assertThat(gone(new Ground().secret(secret, Duration.ofMinutes(16)), false))
        .containsExactly("shop_key-ffffffffffff");
  }

  @Test
  void pruning_takes_networks_and_objects_that_the_file_lacks_and_nothing_uses() {
    var unrelated = byDocker(plainConfig("shop_other", "shop", "b2xk"), "shop");
    var ground =
        new Ground()
            .network("shop_old", "shop")
            .network("blog_net", "blog")
            .network("outside", "")
            .config(unrelated)
            .service("blog_web", "blog", "x", "y");
    ((ObjectNode) ground.services.getFirst().at("/Spec/TaskTemplate"))
        .putArray("Networks")
        .addObject()
        .put("Target", "id-shop_used");
    var _ = ground.network("shop_used", "shop");
    assertThat(gone(ground, true)).containsExactly("shop_old", "shop_other");
    assertThat(gone(ground, false)).isEmpty();
  }

  @Test
  void of_a_refused_deploy_only_secrets_that_nothing_needs_are_swept() {
    var ours = Rotated.renamed(plainSecret("shop_key", "shop", "ffffffffffffffff"));
    var name = ours.path("Name").asText();
    assertThat(orphans(new Ground().secret(ours, Duration.ZERO), name)).containsExactly(name);
    assertThat(orphans(new Ground().secret(ours, Duration.ZERO), "another")).isEmpty();
    assertThat(
            orphans(
                new Ground().secret(ours, Duration.ZERO).service("blog_web", "blog", "c", name),
                name))
        .isEmpty();
    assertThat(
            orphans(
                new Ground().secret(ours, Duration.ZERO).revision(Optional.empty(), "c", name),
                name))
        .isEmpty();
    assertThat(orphans(new Ground().secret(byDocker(ours, "blog"), Duration.ZERO), name)).isEmpty();
  }

  private static List<String> orphans(Ground ground, String name) {
    return Leftovers.orphans("shop", Set.of(name), ground.observed());
  }

  private static List<String> gone(Ground ground, boolean prune) {
    return names(ground, prune, Set.of(), true);
  }

  private static List<String> names(
      Ground ground, boolean prune, Set<String> leaving, boolean changes) {
    var observed = ground.observed();
    var wanted = Rotation.of(wanted("bmV3", DIGEST, prune), observed);
    return Leftovers.of(wanted, observed, leaving, changes).stream().map(ObjectPlan::name).toList();
  }

  private static ObjectNode version(String data) {
    return Rotated.renamed(plainConfig("shop_app", "shop", data));
  }
}
