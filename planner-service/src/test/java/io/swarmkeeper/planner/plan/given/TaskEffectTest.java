package io.swarmkeeper.planner.plan.given;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes replace tasks, by Swarm's own rule, and how people are told. */
final class TaskEffectTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final SwarmState state = Recorded.nerdDinner();

  @Test
  void a_new_image_replaces_all_tasks_one_at_a_time() {
    assertEffect(
        spec -> container(spec).put("Image", "web:v2@sha256:11"),
        true,
        "image changes: 3 tasks are replaced, one at a time, stop-first");
  }

  @Test
  void the_pace_is_that_of_the_wanted_update_config() {
    assertEffect(
        spec -> {
          container(spec).put("Image", "web:v2@sha256:11").putArray("Env").add("A=1");
          spec.putObject("UpdateConfig")
              .put("Parallelism", 2)
              .put("Delay", 10_000_000_000L)
              .put("Order", "start-first");
        },
        true,
        "environment and image change: 3 tasks are replaced,"
            + " 2 at a time with 10s between, start-first");
  }

  @Test
  void labels_and_update_settings_replace_nothing() {
    assertEffect(
        spec -> {
          ((ObjectNode) spec.get("Labels")).put("a", "b");
          spec.putObject("UpdateConfig").put("Parallelism", 0);
        },
        false,
        "no running task is touched by a change of deploy.labels and deploy.update_config");
  }

  @Test
  void more_replicas_only_add_tasks() {
    assertEffect(spec -> replicas(spec, 5), false, "running tasks stay, 2 tasks more");
    assertEffect(spec -> replicas(spec, 2), false, "running tasks stay, 1 task fewer");
  }

  @Test
  void ports_replace_all_tasks() {
    assertEffect(
        spec ->
            ((ObjectNode) spec.get("EndpointSpec"))
                .putArray("Ports")
                .addObject()
                .put("TargetPort", 80)
                .put("PublishedPort", 8000),
        true,
        "ports change: 3 tasks are replaced, one at a time, stop-first");
  }

  @Test
  void a_constraint_that_all_tasks_satisfy_replaces_nothing() {
    assertEffect(
        spec -> placement(spec).putArray("Constraints").add("node.platform.os==linux"),
        false,
        "running tasks are where the new placement allows them");
  }

  @Test
  void a_constraint_replaces_the_tasks_that_it_makes_homeless() {
    assertEffect(
        spec -> placement(spec).putArray("Constraints").add("node.hostname!=node-1"),
        true,
        "the placement no longer allows them: its task is replaced, stop-first");
  }

  @Test
  void a_task_without_a_node_is_replaced_by_any_change_of_placement() {
    state.tasks().stream()
        .filter(t -> t.get("ServiceID").textValue().equals(live().id()))
        .findFirst()
        .orElseThrow()
        .remove("NodeID");
    assertEffect(
        spec -> placement(spec).put("MaxReplicas", 3),
        true,
        "the placement no longer allows them: its task is replaced, stop-first");
  }

  @Test
  void a_default_written_out_together_with_a_label_is_told_as_the_engine_takes_it() {
    assertEffect(
        spec -> {
          ((ObjectNode) spec.get("Labels")).put("a", "b");
          ((ObjectNode) spec.get("TaskTemplate"))
              .putObject("RestartPolicy")
              .put("Condition", "any")
              .put("Delay", 5_000_000_000L);
        },
        true,
        "a default is written out now, which the engine takes for a change:"
            + " 3 tasks are replaced, one at a time, stop-first");
  }

  @Test
  void without_tasks_nothing_is_replaced() {
    state.tasks().clear();
    assertEffect(
        spec -> container(spec).put("Image", "web:v2@sha256:11"),
        false,
        "image changes: no task runs that would be replaced");
  }

  /**
   * What a real swarm did to a service of three tasks, change by change, and how many it replaced.
   */
  @ParameterizedTest
  @CsvSource({
    "service label, 0",
    "update delay, 0",
    "update order, 0",
    "rollback config, 0",
    "placement preference, 0",
    "max replicas, 0",
    "satisfied constraint, 0",
    "constraint and service label, 0",
    "container label, 3",
    "restart policy, 3",
    "stop grace, 3",
    "resource limits, 3",
    "environment, 3",
    "image digest, 3",
    "network alias, 3",
    "port, 3",
    "endpoint mode, 3",
    "constraint and host port, 0",
    "constraint and image, 3"
  })
  void it_replaces_as_many_tasks_as_a_real_swarm_did(String change, int replaced) {
    var wanted = Recorded.services("nerd-dinner-1").get(HANDLER).deepCopy();
    for (var part : change.split(" and ", -1)) {
      apply(part, wanted);
    }
    var nodes =
        state.nodes().stream()
            .collect(Collectors.toMap(n -> n.get("ID").textValue(), Function.identity()));
    var difference = SpecComparison.of(wanted, live().spec(), ObjectNames.of(state));
    assertThat(difference.same()).isFalse();
    var effect = TaskEffect.of(difference, wanted, live(), nodes);
    assertThat(effect.replaced()).hasSize(replaced);
    assertThat(effect.restarts()).isEqualTo(replaced > 0);
  }

  @Test
  void the_same_spec_and_a_counter_that_only_forces_replace_nothing() {
    var wanted = Recorded.services("nerd-dinner-1").get(HANDLER).deepCopy();
    assertThat(SpecComparison.of(wanted, live().spec(), ObjectNames.of(state)).same()).isTrue();
    ((ObjectNode) wanted.get("TaskTemplate")).put("ForceUpdate", 7);
    assertThat(SpecComparison.of(wanted, live().spec(), ObjectNames.of(state)).same())
        .as("the writer keeps the live counter: another value would restart every task")
        .isTrue();
  }

  private static void apply(String change, ObjectNode spec) {
    var task = (ObjectNode) spec.get("TaskTemplate");
    switch (change) {
      case "service label" -> ((ObjectNode) spec.get("Labels")).put("a", "b");
      case "update delay" -> spec.putObject("UpdateConfig").put("Parallelism", 1).put("Delay", 7);
      case "update order" ->
          spec.putObject("UpdateConfig").put("Parallelism", 1).put("Order", "start-first");
      case "rollback config" -> spec.putObject("RollbackConfig").put("Parallelism", 3);
      case "placement preference" ->
          placement(spec)
              .putArray("Preferences")
              .addObject()
              .putObject("Spread")
              .put("SpreadDescriptor", "node.labels.zone");
      case "max replicas" -> placement(spec).put("MaxReplicas", 3);
      case "satisfied constraint", "constraint" ->
          placement(spec).putArray("Constraints").add("node.platform.os==linux");
      case "container label" -> container(spec).withObject("/Labels").put("a", "b");
      case "restart policy" -> task.putObject("RestartPolicy").put("Condition", "on-failure");
      case "stop grace" -> container(spec).put("StopGracePeriod", 20_000_000_000L);
      case "resource limits" -> task.withObject("/Resources/Limits").put("MemoryBytes", 1 << 28);
      case "environment" -> container(spec).putArray("Env").add("A=1");
      case "image digest", "image" -> container(spec).put("Image", "web:v2@sha256:11");
      case "network alias" ->
          ((ObjectNode) task.at("/Networks/0")).putArray("Aliases").add("another");
      case "port" -> port(spec, "ingress");
      case "host port" -> port(spec, "host");
      case "endpoint mode" -> ((ObjectNode) spec.get("EndpointSpec")).put("Mode", "dnsrr");
      default -> throw new IllegalArgumentException(change);
    }
  }

  private static void port(ObjectNode spec, String mode) {
    ((ObjectNode) spec.get("EndpointSpec"))
        .putArray("Ports")
        .addObject()
        .put("TargetPort", 80)
        .put("PublishedPort", 8000)
        .put("PublishMode", mode);
  }

  private void assertEffect(Consumer<ObjectNode> change, boolean restarts, String why) {
    var wanted = Recorded.services("nerd-dinner-1").get(HANDLER).deepCopy();
    change.accept(wanted);
    var nodes =
        state.nodes().stream()
            .collect(Collectors.toMap(n -> n.get("ID").textValue(), Function.identity()));
    var difference = SpecComparison.of(wanted, live().spec(), ObjectNames.of(state));
    assertThat(difference.same()).isFalse();
    var effect = TaskEffect.of(difference, wanted, live(), nodes);
    assertThat(effect.why()).isEqualTo(why);
    assertThat(effect.restarts()).isEqualTo(restarts);
  }

  private ServiceView live() {
    return SwarmReader.read(state, Map.of(), Map.of(), state.readAt())
        .service(HANDLER)
        .orElseThrow();
  }

  private static ObjectNode container(ObjectNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
  }

  private static ObjectNode placement(ObjectNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/Placement");
  }

  private static void replicas(ObjectNode spec, int many) {
    ((ObjectNode) spec.at("/Mode/Replicated")).put("Replicas", many);
  }
}
