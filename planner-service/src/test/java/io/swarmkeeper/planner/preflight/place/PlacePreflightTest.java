package io.swarmkeeper.planner.preflight.place;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import org.junit.jupiter.api.Test;

/** What keeps tasks from finding a node. The recorded handlers run once on each of three nodes. */
final class PlacePreflightTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String WHERE = "services.nerd-dinner-save-handler.";
  private final PlanBench bench = nerdDinner(1);
  private final ObjectNode spec = bench.wanted(HANDLER);

  @Test
  void a_reservation_that_no_node_has_left_is_refused_with_what_is_left() {
    reserve(spec, 3_000_000_000L, 0);
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "deploy.resources.reservations: 3 tasks reserve 3 CPUs each, and no node has that"
                + " left: node-1 has 2 CPUs, node-2 has 2 CPUs, node-3 has 2 CPUs");
  }

  @Test
  void what_other_tasks_reserve_is_not_there_any_more() {
    reserve(spec, 1_000_000_000L, 0);
    assertThat(errors(bench.plan())).isEmpty();
    reservedByOthers("node-1", 1_500_000_000L);
    assertThat(errors(bench.plan())).as("the others have room for two each").isEmpty();
    reservedByOthers("node-2", 1_500_000_000L);
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("3 tasks reserve 1 CPUs each, and only 2 of them fit");
  }

  @Test
  void start_first_needs_room_for_the_new_task_beside_the_old_one() {
    reserve(spec, 1_500_000_000L, 0);
    bench.tasks(HANDLER).forEach(t -> reserve(t, 1_500_000_000L));
    order(spec, "stop-first");
    assertThat(errors(bench.plan())).isEmpty();
    order(spec, "start-first");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            WHERE
                + "deploy.resources.reservations: start-first needs room for a new task beside the"
                + " old one, 1.5 CPUs, and no node has that left: node-1 has 0.5 CPUs");
  }

  @Test
  void resources_with_names_count_too() {
    ((ObjectNode) spec.get("TaskTemplate"))
        .withObject("/Resources/Reservations")
        .putArray("GenericResources")
        .addObject()
        .putObject("DiscreteResourceSpec")
        .put("Kind", "gpu")
        .put("Value", 1);
    assertThat(errors(bench.plan())).singleElement().asString().contains("1 gpu").contains("0 gpu");
  }

  @Test
  void services_that_fit_alone_but_not_together_are_refused() {
    for (var name : new String[] {HANDLER, "planrec_nerd-dinner-homepage"}) {
      bench.state.services().remove(bench.live(name));
      reserve(bench.wanted(name), 1_500_000_000L, 0);
    }
    assertThat(errors(bench.plan()))
        .containsExactly(
            "planrec: the new tasks reserve 7.5 CPUs together, and the nodes have no more than 6"
                + " CPUs left");
  }

  @Test
  void max_replicas_per_node_without_a_free_place_hangs_a_start_first_update() {
    placement().put("MaxReplicas", 1);
    container().put("User", "nobody");
    order(spec, "start-first");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(WHERE + "deploy.placement.max_replicas_per_node: every node has its 1 already");
    order(spec, "stop-first");
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void more_replicas_than_max_replicas_per_node_allows_are_refused() {
    placement().put("MaxReplicas", 1);
    ((ObjectNode) spec.at("/Mode/Replicated")).put("Replicas", 4);
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "deploy.placement.max_replicas_per_node: 1 on each of 3 nodes are 3, and there"
                + " are to be 4 tasks: ask for 3 replicas, or allow more on each");
  }

  @Test
  void a_node_that_is_drained_is_named_with_what_helps() {
    placement().put("MaxReplicas", 1);
    container().put("User", "nobody");
    order(spec, "stop-first");
    availability("node-3", "drain");
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "deploy.placement.max_replicas_per_node: 1 on each of 2 nodes are 2, and there"
                + " are to be 3 tasks (node-3 is drained): activate node-3, ask for 2 replicas, or"
                + " allow more on each");
    ((ObjectNode) spec.at("/Mode/Replicated")).put("Replicas", 2);
    order(spec, "start-first");
    availability("node-3", "pause");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .endsWith("Use order: stop-first, or allow one more, or activate node-3");
  }

  private void availability(String node, String availability) {
    ((ObjectNode) bench.node(node).get("Spec")).put("Availability", availability);
  }

  @Test
  void an_image_for_windows_on_linux_nodes_is_refused_and_names_both() {
    platform("windows", "amd64");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            WHERE
                + "image: the image is for windows/amd64, and the nodes that the constraints allow"
                + " are node-1 (linux/x86_64)");
  }

  @Test
  void one_node_of_the_right_platform_is_enough() {
    platform("windows", "amd64");
    ((ObjectNode) bench.state.nodes().getFirst().at("/Description/Platform")).put("OS", "windows");
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void a_volume_of_one_node_stays_behind_when_its_task_moves() {
    volume("planrec_data");
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(WHERE + "volumes: volume planrec_data belongs to one node")
        .contains("any of 3");
    placement().putArray("Constraints").add("node.hostname==node-1");
    assertThat(warnings(bench.plan())).as("it is pinned").isEmpty();
  }

  private ObjectNode placement() {
    return (ObjectNode) spec.at("/TaskTemplate/Placement");
  }

  private ObjectNode container() {
    return (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
  }

  private void platform(String os, String architecture) {
    container().put("User", "nobody");
    placement().putArray("Platforms").addObject().put("OS", os).put("Architecture", architecture);
  }

  private void volume(String name) {
    container()
        .putArray("Mounts")
        .addObject()
        .put("Type", "volume")
        .put("Source", name)
        .put("Target", "/data");
  }

  private void reservedByOthers(String node, long cpus) {
    var id = bench.node(node).get("ID").textValue();
    bench.state.tasks().stream()
        .filter(t -> t.get("NodeID").textValue().equals(id))
        .filter(t -> !bench.tasks(HANDLER).contains(t))
        .findFirst()
        .ifPresent(t -> reserve(t, cpus));
  }

  private static void reserve(ObjectNode task, long cpus) {
    ((ObjectNode) task.get("Spec")).withObject("/Resources/Reservations").put("NanoCPUs", cpus);
  }

  private static void reserve(ObjectNode service, long cpus, long memory) {
    ((ObjectNode) service.get("TaskTemplate"))
        .withObject("/Resources/Reservations")
        .put("NanoCPUs", cpus)
        .put("MemoryBytes", memory);
  }

  private static void order(ObjectNode spec, String order) {
    spec.withObject("/UpdateConfig").put("Parallelism", 1).put("Order", order);
  }
}
