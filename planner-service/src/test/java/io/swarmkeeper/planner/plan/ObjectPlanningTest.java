package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.options;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Revision.NamedSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes of networks and configs, and of what others must have made. */
final class ObjectPlanningTest {
  @Test
  void what_is_there_as_wanted_stays() {
    var plan = options().plan();
    assertThat(plan.objects())
        .extracting(ObjectPlan::kind, ObjectPlan::name, ObjectPlan::action)
        .containsExactly(
            tuple("network", "planopt_front", Action.NONE),
            tuple("network", "planopt_default", Action.NONE),
            tuple("config", "planopt_c1", Action.NONE),
            tuple("volume", "planopt_data", Action.NONE));
    assertThat(errors(plan)).containsExactly(PlanBench.GIVEN_UP);
    assertThat(warnings(plan)).isEmpty();
  }

  @Test
  void what_is_not_there_is_created() {
    var bench = options();
    bench.state.networks().removeIf(n -> n.get("Name").textValue().equals("planopt_front"));
    bench.state.configs().clear();
    var plan = bench.plan();
    assertThat(plan.objects().stream().filter(o -> o.action() == Action.CREATE))
        .extracting(ObjectPlan::name)
        .containsExactly("planopt_front", "planopt_c1");
    assertThat(errors(plan))
        .as("what will be created is not missing; the port is another matter")
        .containsExactly(
            "services.a.ports: port 28985/udp in host mode is free on 1 of the nodes that suit, and"
                + " there are to be 2 tasks");
    assertThat(plan.changesAnything()).isTrue();
  }

  @Test
  void a_config_with_another_content_is_refused_because_configs_are_immutable() {
    var bench = options();
    bench.configs.getFirst().spec().put("Data", "bmV3");
    assertThat(errors(bench.plan()))
        .containsExactly(
            "configs.planopt_c1: the content differs from the config of this name in the swarm, and"
                + " configs are immutable: give it a new name, such as 'name: planopt_c1-2', or no name at all: then every content"
                + " gets its own",
            PlanBench.GIVEN_UP);
  }

  @Test
  void an_object_of_somebody_else_is_not_taken_over() {
    var bench = options();
    ((ObjectNode) network(bench, "planopt_front").get("Labels")).removeAll();
    ((ObjectNode) config(bench).get("Labels")).put("com.docker.stack.namespace", "other");
    assertThat(errors(bench.plan()))
        .containsExactly(
            "networks.planopt_front: a network of this name is there and belongs to no stack:"
                + " declare it external to use it, or give yours another name",
            "configs.planopt_c1: a config of this name is there and belongs to stack other:"
                + " declare it external to use it, or give yours another name",
            PlanBench.GIVEN_UP);
  }

  @Test
  void a_network_with_other_settings_stays_and_is_warned_about() {
    var bench = options();
    bench.networks.getFirst().spec().put("Attachable", false);
    var plan = bench.plan();
    assertThat(plan.objects().getFirst().action()).isEqualTo(Action.NONE);
    assertThat(warnings(plan)).singleElement().asString().startsWith("networks.planopt_front: ");
  }

  @Test
  void what_others_must_have_made_is_asked_for_with_the_command_that_makes_it() {
    var bench = PlanBench.nerdDinner(1);
    bench.state.networks().clear();
    bench
        .state
        .secrets()
        .removeIf(s -> s.at("/Spec/Name").textValue().equals("nerd-dinner-secrets"));
    bench
        .state
        .configs()
        .removeIf(c -> c.at("/Spec/Name").textValue().equals("nerd-dinner-config"));
    assertThat(errors(bench.plan()))
        .anyMatch(e ->
            e.endsWith(
                "network nd-swarm does not exist: docker network create --driver overlay nd-swarm"))
        .contains(
            "services.nerd-dinner-web.secrets: secret nerd-dinner-secrets does not exist:"
                + " docker secret create nerd-dinner-secrets FILE",
            "services.nerd-dinner-web.configs: config nerd-dinner-config does not exist:"
                + " docker config create nerd-dinner-config FILE")
        .hasSize(3);
  }

  @Test
  void a_network_of_one_node_only_is_refused() {
    var bench = PlanBench.nerdDinner(1);
    network(bench, "nd-swarm").put("Scope", "local");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("nd-swarm is one node's own");
  }

  @Test
  void the_ingress_network_is_refused_whatever_it_is_called() {
    var bench = PlanBench.nerdDinner(1);
    var mesh = JsonNodeFactory.instance.objectNode();
    bench.state.networks().add(mesh.put("Name", "mesh").put("Id", "m1").put("Scope", "swarm"));
    attach(bench, "mesh");
    assertThat(errors(bench.plan())).isEmpty();
    mesh.put("Ingress", true);
    assertThat(errors(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-homepage.networks: the engine refuses services in the network"
                + " mesh: it carries published ports only; use a network of the stack");
  }

  @Test
  void services_may_use_the_networks_host_and_bridge_and_not_none() {
    var bench = PlanBench.nerdDinner(1);
    for (String name : List.of("host", "bridge", "none")) {
      var network = JsonNodeFactory.instance.objectNode().put("Name", name);
      bench.state.networks().add(network.put("Id", "id-" + name).put("Scope", "local"));
    }
    attach(bench, "host");
    attach(bench, "bridge");
    assertThat(errors(bench.plan())).isEmpty();
    attach(bench, "none");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("network none is one node's own");
  }

  private static void attach(PlanBench bench, String network) {
    bench
        .wanted("planrec_nerd-dinner-homepage")
        .withObject("/TaskTemplate")
        .withArray("Networks")
        .addObject()
        .put("Target", network);
  }

  private static ObjectNode network(PlanBench bench, String name) {
    return bench.state.networks().stream()
        .filter(n -> Objects.equals(n.get("Name").textValue(), name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_config_that_two_keys_mean_is_planned_once() {
    var bench = PlanBench.options();
    var shared = bench.configs.getFirst();
    bench.configs.add(new NamedSpec(shared.name(), shared.spec().deepCopy()));
    assertThat(bench.plan().objects()).extracting(ObjectPlan::name).containsOnlyOnce(shared.name());
    assertThat(errors(bench.plan())).containsExactly(PlanBench.GIVEN_UP);
    bench.configs.getLast().spec().put("Data", "bmV3");
    assertThat(errors(bench.plan()))
        .contains(
            "configs.planopt_c1: the file has two configs of this name with different content: give"
                + " each its own name");
  }

  private static ObjectNode config(PlanBench bench) {
    return bench.state.configs().stream()
        .map(c -> (ObjectNode) c.get("Spec"))
        .filter(s -> s.get("Name").textValue().equals("planopt_c1"))
        .findFirst()
        .orElseThrow();
  }
}
