package io.swarmkeeper.planner.plan.object;

import static io.swarmkeeper.planner.plan.object.Ground.byDocker;
import static io.swarmkeeper.planner.plan.object.Ground.plainConfig;
import static io.swarmkeeper.planner.plan.object.Ground.plainSecret;
import static io.swarmkeeper.planner.plan.object.Ground.wanted;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Under which name a content lives. */
final class RotationTest {
  private static final String DIGEST = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";

  @Test
  void a_new_content_has_its_digest_in_its_name_and_is_mounted_where_it_was() {
    var before = wanted("b25l", DIGEST, false);
    var rotated = Rotation.of(before, new Ground().observed());
    var config = rotated.configs().getFirst();
    assertThat(config.name()).matches("shop_app-[0-9a-f]{12}");
    assertThat(config.spec().path("Name").asText()).isEqualTo(config.name());
    assertThat(rotated.secrets().getFirst().name()).isEqualTo("shop_key-0123456789ab");
    var reference = reference(rotated, "Configs");
    assertThat(reference.path("ConfigName").asText()).isEqualTo(config.name());
    assertThat(reference.path("File")).isEqualTo(reference(before, "Configs").path("File"));
    assertThat(reference(rotated, "Secrets").path("SecretName").asText())
        .isEqualTo("shop_key-0123456789ab");
  }

  @Test
  void the_same_content_has_the_same_name_and_another_has_another() {
    var ground = new Ground().observed();
    assertThat(name(Rotation.of(wanted("b25l", DIGEST, false), ground)))
        .isEqualTo(name(Rotation.of(wanted("b25l", OTHER, false), ground)))
        .isNotEqualTo(name(Rotation.of(wanted("dHdv", DIGEST, false), ground)));
  }

  @Test
  void a_plain_config_of_docker_with_the_same_content_stays_in_use() {
    var ground =
        new Ground()
            .service("shop_web", "shop", "shop_app", "shop_key")
            .config(byDocker(plainConfig("shop_app", "shop", "b25l"), "shop"));
    var rotated = Rotation.of(wanted("b25l", DIGEST, false), ground.observed());
    assertThat(name(rotated)).isEqualTo("shop_app");
    assertThat(reference(rotated, "Configs").path("ConfigName").asText()).isEqualTo("shop_app");
  }

  @Test
  void a_plain_config_with_another_content_or_owner_is_not_used() {
    var other =
        new Ground().config(byDocker(plainConfig("shop_app", "shop", "dHdv"), "shop")).observed();
    var foreign =
        new Ground().config(byDocker(plainConfig("shop_app", "blog", "b25l"), "blog")).observed();
    assertThat(name(Rotation.of(wanted("b25l", DIGEST, false), other))).startsWith("shop_app-");
    assertThat(name(Rotation.of(wanted("b25l", DIGEST, false), foreign))).startsWith("shop_app-");
  }

  @Test
  void a_secret_that_docker_made_cannot_be_compared_and_is_made_anew() {
    var ground = new Ground().secret(docker(), Duration.ofDays(9));
    var rotated = Rotation.of(wanted("b25l", DIGEST, false), ground.observed());
    assertThat(rotated.secrets().getFirst().name()).isEqualTo("shop_key-0123456789ab");
  }

  @Test
  void what_the_services_use_wins_over_another_object_of_the_same_content() {
    var marked = plainConfig("shop_app", "shop", "b25l");
    var ground =
        new Ground()
            .config(Rotated.renamed(marked))
            .config(byDocker(marked, "shop"))
            .service("shop_web", "shop", "shop_app", "shop_key");
    assertThat(name(Rotation.of(wanted("b25l", DIGEST, false), ground.observed())))
        .isEqualTo("shop_app");
  }

  @Test
  void an_object_with_a_name_of_its_own_keeps_it() {
    var own = new NamedSpec("app-v7", plainConfig("app-v7", "shop", "b25l").deepCopy());
    own.spec().withObject("/Labels").remove(Rotated.OBJECT);
    var wanted =
        new Wanted("shop", List.of(), List.of(), List.of(own), List.of(), false, List.of());
    assertThat(name(Rotation.of(wanted, new Ground().observed()))).isEqualTo("app-v7");
  }

  @Test
  void a_foreign_object_under_the_rotated_name_is_refused_and_never_taken_over() {
    var marked = plainConfig("shop_app", "shop", "b25l");
    var ground = new Ground().config(byDocker(Rotated.renamed(marked), "blog")).observed();
    var plan = plan(Rotation.of(wanted("b25l", DIGEST, false), ground), ground);
    assertThat(plan.findings())
        .anySatisfy(f -> assertThat(f.text()).contains("is there and belongs to stack blog"));
    assertThat(plan.refused()).isTrue();
  }

  @Test
  void a_deploy_whose_secret_bytes_are_not_in_the_swarm_says_what_to_do() {
    var ground = new Ground();
    var rotated = Rotation.of(wanted("b25l", DIGEST, false), ground.observed());
    var plan = plan(rotated, ground.observed());
    assertThat(SecretBytes.missing(plan, rotated))
        .singleElement()
        .satisfies(f -> assertThat(f.text()).contains("run 'keeper deploy'"));
    var _ = ground.secret(rotated.secrets().getFirst().spec(), Duration.ZERO);
    var later = plan(rotated, ground.observed());
    assertThat(SecretBytes.missing(later, rotated)).isEmpty();
    assertThat(later.id()).as("the bytes come between plan and deploy").isEqualTo(plan.id());
  }

  @Test
  void a_secret_of_a_driver_that_docker_made_can_be_compared_and_stays_in_use() {
    var wanted = driven("eu", DIGEST);
    var same = new Ground().secret(docker(wanted), Duration.ofDays(9)).observed();
    assertThat(Rotation.of(wanted, same).secrets().getFirst().name()).isEqualTo("shop_key");
    var other = new Ground().secret(docker(driven("us", DIGEST)), Duration.ofDays(9)).observed();
    assertThat(Rotation.of(wanted, other).secrets().getFirst().name())
        .isEqualTo("shop_key-0123456789ab");
  }

  @Test
  void a_secret_of_a_driver_needs_no_bytes() {
    var ground = new Ground().observed();
    var rotated = Rotation.of(driven("eu", DIGEST), ground);
    var plan = plan(rotated, ground);
    assertThat(plan.objects())
        .filteredOn(o -> o.kind().equals("secret"))
        .singleElement()
        .satisfies(o -> assertThat(o.action()).isEqualTo(Plan.Action.CREATE));
    assertThat(SecretBytes.missing(plan, rotated)).isEmpty();
  }

  @Test
  void a_secret_with_a_name_of_its_own_and_another_driver_is_refused() {
    var wanted = driven("eu", DIGEST);
    wanted.secrets().getFirst().spec().withObject("/Labels").remove(Rotated.OBJECT);
    var live = docker(driven("us", DIGEST));
    var ground = new Ground().secret(live, Duration.ofDays(9)).observed();
    assertThat(plan(Rotation.of(wanted, ground), ground).findings())
        .anySatisfy(f -> assertThat(f.text()).startsWith("the content differs from the secret"));
  }

  private static Wanted driven(String region, String digest) {
    var spec = plainSecret("shop_key", "shop", digest);
    spec.putObject("Driver").put("Name", "vault").putObject("Options").put("region", region);
    return new Wanted(
        "shop",
        List.of(),
        List.of(),
        List.of(),
        List.of(new NamedSpec("shop_key", spec)),
        false,
        List.of());
  }

  private static ObjectNode docker(Wanted wanted) {
    return byDocker(wanted.secrets().getFirst().spec(), "shop");
  }

  private static ObjectNode docker() {
    var spec = byDocker(plainConfig("shop_key", "shop", ""), "shop");
    spec.remove("Data");
    return spec;
  }

  private static Plan plan(Wanted wanted, Observed observed) {
    return Planning.plan(wanted, observed).plan();
  }

  private static String name(Wanted wanted) {
    return wanted.configs().getFirst().name();
  }

  private static JsonNode reference(Wanted wanted, String kind) {
    return wanted.services().getFirst().spec().at("/TaskTemplate/ContainerSpec/" + kind + "/0");
  }
}
