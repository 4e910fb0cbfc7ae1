package io.swarmkeeper.planner.preflight.object;

import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Old and new task with the same files. The recorded queue is one task. */
final class TwoWritersTest {
  private static final String QUEUE = "planrec_message-queue";
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final PlanBench bench = nerdDinner(1);

  @ParameterizedTest
  @ValueSource(strings = {"volume planrec_data", "bind /srv/data"})
  void start_first_with_state_of_one_node_is_warned_about(String mount) {
    mount(QUEUE, mount, false);
    update(QUEUE, "start-first");
    assertThat(said())
        .containsExactly(
            "services.message-queue.deploy.update_config.order: start-first: where the new task"
                + " starts on the old one's node, both write to "
                + mount.split(" ", -1)[1]
                + " for a while. Use order: stop-first, unless they can share it");
    update(QUEUE, "stop-first");
    assertThat(said()).isEmpty();
  }

  @Test
  void what_is_only_read_and_what_is_the_nodes_own_is_not() {
    mount(QUEUE, "volume planrec_data", true);
    mount(QUEUE, "bind /var/run/docker.sock", false);
    mount(QUEUE, "bind /etc/localtime", false);
    mount(QUEUE, "tmpfs x", false);
    update(QUEUE, "start-first");
    assertThat(said()).isEmpty();
  }

  @Test
  void nor_is_what_the_running_task_does_not_have() {
    mount(bench.wanted(QUEUE), "volume planrec_new", false);
    update(QUEUE, "start-first");
    assertThat(said()).isEmpty();
  }

  @Test
  void a_service_whose_tasks_share_a_node_already_lives_with_it() {
    var node = bench.tasks(HANDLER).getFirst().get("NodeID");
    mount(HANDLER, "volume planrec_data", false);
    update(HANDLER, "start-first");
    assertThat(said()).hasSize(1);
    bench.tasks(HANDLER).forEach(t -> t.set("NodeID", node));
    assertThat(said()).isEmpty();
  }

  private List<String> said() {
    return warnings(bench.plan()).stream().filter(w -> w.contains("both write")).toList();
  }

  private void update(String service, String order) {
    container(bench.wanted(service)).put("User", "nobody");
    bench.wanted(service).withObject("/UpdateConfig").put("Parallelism", 1).put("Order", order);
  }

  private void mount(String service, String what, boolean readOnly) {
    mount(bench.wanted(service), what, readOnly);
    mount((ObjectNode) bench.live(service).get("Spec"), what, readOnly);
  }

  private static void mount(ObjectNode spec, String what, boolean readOnly) {
    container(spec)
        .withArray("Mounts")
        .addObject()
        .put("Type", what.split(" ", -1)[0])
        .put("Source", what.split(" ", -1)[1])
        .put("Target", "/data" + container(spec).get("Mounts").size())
        .put("ReadOnly", readOnly);
  }

  private static ObjectNode container(ObjectNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
  }
}
