package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has moved since a plan was made is said, thing by thing. */
final class PromiseTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private final PlanInputs then = nerdDinner(2).planned().inputs();
  private final PlanBench bench = nerdDinner(2);

  @Test
  void nothing_has_moved_when_nothing_has() {
    assertThat(bench.planned().inputs().id()).isEqualTo(then.id());
    assertThat(moved()).isEmpty();
  }

  @Test
  void a_service_that_the_plan_writes_has_changed() {
    ((ObjectNode) bench.live(HOMEPAGE).at("/Spec/Mode/Replicated")).put("Replicas", 5);
    assertThat(moved())
        .containsExactly(
            "service planrec_nerd-dinner-homepage: was changed since: deploy.replicas 2 -> 5");
  }

  @Test
  void a_service_that_the_plan_leaves_alone_has_changed() {
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Mode/Replicated")).put("Replicas", 9);
    assertThat(moved())
        .containsExactly(
            "service planrec_nerd-dinner-save-handler: was changed since: deploy.replicas 3 -> 9");
  }

  @Test
  void a_service_was_removed() {
    bench.state.services().remove(bench.live(HOMEPAGE));
    assertThat(moved()).containsExactly("service planrec_nerd-dinner-homepage: was removed since");
  }

  @Test
  void the_image_moved_in_the_registry() {
    var container = (ObjectNode) bench.wanted(HOMEPAGE).at("/TaskTemplate/ContainerSpec");
    var was = container.get("Image").textValue();
    container.put("Image", was.substring(0, was.indexOf('@')) + "@sha256:" + "7".repeat(64));
    assertThat(moved())
        .singleElement()
        .asString()
        .startsWith(
            "service planrec_nerd-dinner-homepage: image"
                + " dockeronwindows/ch07-nerd-dinner-homepage:2e is another one in the registry"
                + " now: sha256:")
        .endsWith("7777");
  }

  @Test
  void the_file_says_something_else() {
    bench.wanted(HANDLER).withObject("/Mode/Replicated").put("Replicas", 4);
    assertThat(moved())
        .contains(
            "service planrec_nerd-dinner-save-handler: the files or their variables say something"
                + " else: deploy.replicas 3 -> 4");
  }

  @Test
  void a_node_that_the_plan_counts_on_was_drained() {
    ((ObjectNode) bench.node("node-2").get("Spec")).put("Availability", "drain");
    assertThat(moved())
        .containsExactly("node node-2: then worker, ready, active, now worker, ready, drain");
  }

  @Test
  void what_is_remembered_survives_the_bucket() throws UnreadableMessage {
    var read = Wire.read(Wire.json(then), PlanInputs.class);
    assertThat(read.id()).isEqualTo(then.id());
    assertThat(Moved.between(read, then, bench.observed().names())).isEmpty();
  }

  private List<String> moved() {
    return Moved.between(then, bench.planned().inputs(), bench.observed().names()).stream()
        .map(Finding::line)
        .toList();
  }
}
