package io.swarmkeeper.planner.preflight.place;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two new services with one port in host mode, on three nodes. */
final class HostPortsTogetherTest {
  private static final String ONE = "planrec_nerd-dinner-homepage";
  private static final String OTHER = "planrec_nerd-dinner-save-handler";
  private final PlanBench bench = nerdDinner(1);

  @BeforeEach
  void new_both_with_the_same_port() {
    for (var name : List.of(ONE, OTHER)) {
      bench.state.services().remove(bench.live(name));
      ((ObjectNode) bench.wanted(name).get("EndpointSpec"))
          .putArray("Ports")
          .addObject()
          .put("Protocol", "tcp")
          .put("TargetPort", 80)
          .put("PublishedPort", 9000)
          .put("PublishMode", "host");
    }
  }

  @Test
  void more_tasks_than_nodes_are_refused() {
    replicas(ONE, 2);
    replicas(OTHER, 2);
    assertThat(errors(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-save-handler.ports: port 9000/tcp in host mode is one task's on"
                + " each node, and planrec_nerd-dinner-homepage (2 tasks) and"
                + " planrec_nerd-dinner-save-handler (2 tasks) want it on the 3 nodes that suit:"
                + " some would wait for ever. Use other ports, or fewer tasks");
  }

  @Test
  void two_that_only_one_node_suits_are_refused() {
    replicas(ONE, 1);
    replicas(OTHER, 1);
    constrain(ONE, "node.hostname==node-1");
    constrain(OTHER, "node.hostname==node-1");
    assertThat(errors(bench.plan())).singleElement().asString().contains("on the one node that");
  }

  @Test
  void a_task_that_may_take_the_only_node_of_another_is_warned_about() {
    replicas(ONE, 1);
    replicas(OTHER, 1);
    constrain(ONE, "node.hostname==node-1");
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(said())
        .containsExactly(
            "services.nerd-dinner-homepage.ports: port 9000/tcp in host mode is also published by"
                + " planrec_nerd-dinner-save-handler, whose tasks may take the nodes that these"
                + " need: constrain them to different nodes");
    constrain(OTHER, "node.hostname!=node-1");
    assertThat(said()).isEmpty();
  }

  @Test
  void enough_nodes_for_both_are_enough() {
    replicas(ONE, 1);
    replicas(OTHER, 2);
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(said()).isEmpty();
  }

  private List<String> said() {
    return warnings(bench.plan()).stream().filter(w -> w.contains("host mode")).toList();
  }

  private void replicas(String service, int tasks) {
    ((ObjectNode) bench.wanted(service).at("/Mode/Replicated")).put("Replicas", tasks);
  }

  private void constrain(String service, String constraint) {
    ((ObjectNode) bench.wanted(service).at("/TaskTemplate/Placement"))
        .putArray("Constraints")
        .add(constraint);
  }
}
