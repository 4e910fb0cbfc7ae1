package io.swarmkeeper.planner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageFound;
import io.swarmkeeper.contract.Query.Platform;
import io.swarmkeeper.contract.Request.Deploy;
import io.swarmkeeper.contract.Request.StackFile;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the files in a request to a plan, against a recorded swarm. */
final class DeployReadingTest {
  private static final String OLD = "dockeronwindows/ch03-nerd-dinner-homepage:2e";
  private static final String NEW = "dockeronwindows/ch07-nerd-dinner-homepage:2e";

  @Test
  void the_file_that_runs_asks_for_nothing() {
    var plan = plan(Recorded.text("nerd-dinner-1.yml"));
    assertThat(plan.services()).hasSize(10);
    assertThat(plan.changesAnything()).isFalse();
    assertThat(plan.refused()).isFalse();
  }

  @Test
  void the_file_with_another_home_page_asks_for_exactly_that() {
    var plan = plan(Recorded.text("nerd-dinner-1.yml").replace(OLD, NEW));
    assertThat(plan.services().stream().filter(s -> s.action() != Action.NONE))
        .extracting(ServicePlan::service)
        .containsExactly("planrec_nerd-dinner-homepage");
    assertThat(plan.refused()).isFalse();
  }

  @Test
  void a_bad_file_is_refused_with_every_reason_and_its_place() {
    var bad =
        (DeployReading.Bad)
            read(
                """
                version: "3.9"
                services:
                  a: {image: web:v1, replica: 2}
                  b: {image: 7}
                """);
    assertThat(bad.findings()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(bad.findings()).anyMatch(f -> f.where().startsWith("stack.yml:3:"));
    assertThat(bad.findings()).anyMatch(f -> f.where().startsWith("stack.yml:4:"));
  }

  @Test
  void a_secret_from_a_file_without_its_digest_is_refused_with_the_way_round() {
    var wanted =
        good(
            """
            version: "3.9"
            services:
              a: {image: "web:v1", secrets: [key]}
            secrets:
              key: {file: ./key.pem}
            """);
    assertThat(wanted.findings())
        .filteredOn(f -> f.severity() == Finding.Severity.ERROR)
        .singleElement()
        .satisfies(f -> assertThat(f.where()).isEqualTo("secrets.key"))
        .satisfies(f -> assertThat(f.text()).contains("run 'keeper deploy' where its file is"));
  }

  @Test
  void a_secret_is_wanted_under_its_digest_and_without_data() {
    var file =
        """
        version: "3.9"
        services:
          a: {image: "web:v1", secrets: [key, fixed]}
        secrets:
          key: {file: ./key.pem}
          fixed: {file: ./fixed.pem, name: fixed-1}
        """;
    var digest = "0123456789abcdef0123456789abcdef";
    var source =
        new StackSource(
            List.of(new StackFile("stack.yml", file)),
            Map.of(),
            Map.of(),
            Map.of("key", digest, "fixed", digest),
            Optional.empty(),
            Optional.empty());
    var wanted = ((DeployReading.Good) DeployReading.of(deploy(source))).wanted();
    assertThat(wanted.findings()).isEmpty();
    assertThat(wanted.secrets())
        .allSatisfy(s -> assertThat(s.spec().has("Data")).isFalse())
        .allSatisfy(s -> assertThat(Rotated.digest(s.spec())).contains(digest))
        .extracting(s -> Rotated.plain(s.spec()))
        .containsExactlyInAnyOrder(Optional.of("planrec_key"), Optional.empty());
  }

  @Test
  void what_the_engine_refuses_forbids_the_plan_with_its_place() {
    var plan =
        plan(
            """
            version: "3.9"
            services:
              a:
                image: dockeronwindows/ch03-nerd-dinner-homepage:2e
                deploy:
                  placement: {constraints: [node.role = manager]}
                  resources: {limits: {memory: 1M}}
            """);
    assertThat(plan.refused()).isTrue();
    assertThat(plan.findings())
        .filteredOn(f -> f.severity() == Finding.Severity.ERROR)
        .extracting(Finding::where)
        .containsExactly(
            "stack.yml:6:33: services.a.deploy.placement.constraints.0",
            "stack.yml:7:36: services.a.deploy.resources.limits.memory");
  }

  @Test
  void a_missing_image_is_told_once() {
    var file = "version: \"3.9\"\nservices: {a: {hostname: a}}";
    var source =
        new StackSource(
            List.of(new StackFile("stack.yml", file)),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.of("20.10"),
            Optional.empty());
    var wanted = ((DeployReading.Good) DeployReading.of(deploy(source))).wanted();
    assertThat(
            Pinning.pin(
                    wanted,
                    new ImageAnswer(List.of()),
                    new ClusterView(Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of()))
                .findings())
        .singleElement()
        .satisfies(f ->
            assertThat(f.line())
                .isEqualTo(
                    "stack.yml:2:15: services.a.image: the engine refuses a service without an"
                        + " image"));
  }

  @Test
  void a_secret_of_a_driver_has_the_digest_of_what_the_file_says() {
    assertThat(digest("driver: vault, driver_opts: {path: a}"))
        .isEqualTo(digest("driver: vault, driver_opts: {path: a}, labels: {x: y}"))
        .isNotEqualTo(digest("driver: vault, driver_opts: {path: b}"))
        .isNotEqualTo(digest("driver: other, driver_opts: {path: a}"))
        .isNotEqualTo(digest("driver: vault, driver_opts: {path: a}, template_driver: golang"));
  }

  private static String digest(String secret) {
    var wanted =
        good("version: \"3.8\"\nservices: {a: {image: x}}\nsecrets: {s: {" + secret + "}}");
    assertThat(wanted.findings()).isEmpty();
    assertThat(wanted.secrets().getFirst().spec().has("Data")).isFalse();
    return Rotated.digest(wanted.secrets().getFirst().spec()).orElseThrow();
  }

  @Test
  void an_image_from_another_repository_than_allowed_is_refused() {
    var file =
        """
        version: "3.9"
        services:
          handlers: {image: "shop/web:v1", x-keeper: {image_repository: shop/handlers}}
          web: {image: "docker.io/shop/web:v1", x-keeper: {image_repository: shop/web}}
        """;
    assertThat(good(file).findings())
        .containsExactly(
            Finding.error(
                "services.handlers.image",
                "shop/web:v1 is not of shop/handlers, which x-keeper.image_repository demands"
                    + " here"));
  }

  @Test
  void policy_that_is_not_carried_yet_is_said_and_not_ignored() {
    var file =
        """
        version: "3.9"
        services:
          web:
            image: shop/web:v1
            x-keeper: {max_unavailable: 1, drain: never}
        """;
    assertThat(good(file).findings())
        .extracting(Finding::where)
        .as("max_unavailable is carried")
        .containsExactly("services.web.x-keeper.drain");
  }

  @Test
  void depends_on_becomes_full_names() {
    var file =
        """
        version: "3.9"
        services:
          web: {image: "web:v1", depends_on: [db]}
          db: {image: "web:v1"}
        """;
    assertThat(good(file).services())
        .filteredOn(s -> s.name().equals("planrec_web"))
        .singleElement()
        .satisfies(s -> assertThat(s.after()).containsExactly("planrec_db"));
  }

  @Test
  void an_unknown_docker_cli_is_refused() {
    var source =
        new StackSource(
            List.of(), Map.of(), Map.of(), Map.of(), Optional.of("17.06"), Optional.empty());
    assertThat(DeployReading.of(deploy(source))).isInstanceOf(DeployReading.Bad.class);
  }

  private static Plan plan(String file) {
    var state = Recorded.nerdDinner();
    var wanted = good(file);
    var pinned =
        Pinning.pin(
            wanted,
            registry(wanted),
            new ClusterView(Instant.EPOCH, Instant.EPOCH, Map.of(), Map.of()));
    var view = SwarmReader.read(state, Map.of(), Map.of(), state.readAt());
    return Planning.plan(
            pinned, new Observed(state, view, Optional.empty(), List.of(), KeptRevisions.USUAL))
        .plan();
  }

  /** What the registry said when it was recorded. */
  private static ImageAnswer registry(Wanted wanted) {
    var digests = new HashMap<String, String>();
    for (var recording : List.of("nerd-dinner-1", "nerd-dinner-2")) {
      for (var body : Recorded.services(recording).values()) {
        var image = body.at("/TaskTemplate/ContainerSpec/Image").textValue().split("@", 2);
        digests.put(image[0], image[1]);
      }
    }
    return new ImageAnswer(
        Pinning.images(wanted).stream()
            .map(image ->
                new ImageFound(
                    image,
                    Optional.ofNullable(digests.get(image)),
                    List.of(new Platform("linux", "amd64")),
                    Optional.empty(),
                    Optional.empty()))
            .toList());
  }

  private static Wanted good(String file) {
    return ((DeployReading.Good) read(file)).wanted();
  }

  private static DeployReading read(String file) {
    return DeployReading.of(
        deploy(
            new StackSource(
                List.of(new StackFile("stack.yml", file)),
                Map.of(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty())));
  }

  private static Deploy deploy(StackSource source) {
    return new Deploy(
        Asked.of("eve", "test"),
        "planrec",
        source,
        false,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false);
  }
}
