package io.swarmkeeper.planner.preflight.image;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which change of an image's repository is stopped. */
final class WrongImageTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private static final String DIGEST = "@sha256:" + "1".repeat(64);
  private final PlanBench bench = nerdDinner(1);

  @Test
  void the_web_apps_image_on_the_message_handlers_is_stopped_and_called_by_name() {
    image(HANDLER, "dockeronwindows/ch07-nerd-dinner-web:2e");
    assertThat(errors(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-save-handler.image: the image comes from"
                + " dockeronwindows/ch07-nerd-dinner-web now, it was"
                + " dockeronwindows/ch05-nerd-dinner-save-handler. That is what"
                + " planrec_nerd-dinner-web runs: the wrong image? If it is meant:"
                + " --allow-image-change nerd-dinner-save-handler, or x-keeper: {image_repository:"
                + " dockeronwindows/ch07-nerd-dinner-web} in the file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dockeronwindows/ch05-nerd-dinner-web:2e",
        "someone-else/ch05-nerd-dinner-save-handler:2e",
        "registry.example:5000/dockeronwindows/ch05-nerd-dinner-save-handler:2e",
        "dockeronwindows/nerd-dinner-save-handler:2e",
        "nginx:latest"
      })
  void any_other_repository_is_stopped(String image) {
    image(HANDLER, image);
    assertThat(errors(bench.plan())).singleElement().asString().contains("--allow-image-change");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dockeronwindows/ch05-nerd-dinner-save-handler:3e",
        "docker.io/dockeronwindows/ch05-nerd-dinner-save-handler:2e"
      })
  void another_tag_or_the_same_registry_written_out_is_no_other_repository(String image) {
    image(HANDLER, image);
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan())).isEmpty();
  }

  @Test
  void a_name_that_differs_only_in_a_number_goes_on_with_a_loud_warning() {
    var plan = nerdDinner(2).plan();
    assertThat(errors(plan)).isEmpty();
    assertThat(warnings(plan)).singleElement().asString().contains("differ only in a number");
  }

  @Test
  void a_number_is_no_excuse_when_another_service_runs_that_image() {
    image("planrec_nerd-dinner-index-handler", "dockeronwindows/ch04-nerd-dinner-homepage:2e");
    bench.allowing("planrec_nerd-dinner-index-handler");
    image(HOMEPAGE, "dockeronwindows/ch04-nerd-dinner-homepage:2e");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith("services.nerd-dinner-homepage.image")
        .contains("That is what planrec_nerd-dinner-index-handler runs");
  }

  @Test
  void two_services_that_change_alike_are_not_each_others_wrong_image() {
    var live = "dockeronwindows/ch03-nerd-dinner-homepage:2e" + DIGEST;
    ((ObjectNode) bench.live(HANDLER).at("/Spec/TaskTemplate/ContainerSpec")).put("Image", live);
    image(HANDLER, "dockeronwindows/ch07-nerd-dinner-homepage:2e");
    image(HOMEPAGE, "dockeronwindows/ch07-nerd-dinner-homepage:2e");
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan())).hasSize(2);
  }

  @Test
  void a_person_may_allow_it() {
    image(HANDLER, "nginx:latest");
    assertThat(errors(bench.allowing(HANDLER).plan())).isEmpty();
  }

  @Test
  void a_file_that_names_the_repository_allows_it() {
    image(HANDLER, "nginx:latest");
    bench.services.replaceAll(s ->
        s.name().equals(HANDLER)
            ? new Wanted.Service(
                s.name(),
                s.spec(),
                s.after(),
                new Wanted.Allowances(List.of("nginx"), false, Optional.empty(), false),
                Optional.empty())
            : s);
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void a_new_service_may_have_any_image() {
    bench.state.services().remove(bench.live(HANDLER));
    image(HANDLER, "nginx:latest");
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void a_return_to_a_recorded_revision_is_not_stopped() {
    var first = bench.revision(1);
    ((ObjectNode) bench.live(HANDLER).at("/Spec/TaskTemplate/ContainerSpec"))
        .put("Image", "nginx:latest" + DIGEST);
    assertThat(errors(Planning.planReturn(Wanted.returningTo(first), bench.observed()).plan()))
        .isEmpty();
  }

  private void image(String service, String image) {
    ((ObjectNode) bench.wanted(service).at("/TaskTemplate/ContainerSpec"))
        .put("Image", image + DIGEST);
  }
}
