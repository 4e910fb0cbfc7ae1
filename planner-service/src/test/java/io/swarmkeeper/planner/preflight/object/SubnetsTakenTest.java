package io.swarmkeeper.planner.preflight.object;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.planner.plan.PlanBench;
import org.junit.jupiter.api.Test;

/** Networks whose addresses somebody has. The recorded swarm has 10.0.1.0/24 in nd-swarm. */
final class SubnetsTakenTest {
  private final PlanBench bench = nerdDinner(1);

  @Test
  void those_of_another_stack_are_refused_with_both_names() {
    network("planrec_back", "10.199.0.0/16");
    assertThat(errors(bench.plan()))
        .containsExactly(
            "networks.planrec_back: 10.199.0.0/16 overlaps with 10.199.77.0/24 of the network"
                + " planopt_front of stack planopt: the engine would make the network and never"
                + " bring it up, and its tasks would wait for ever without a word; give it other"
                + " addresses");
  }

  @Test
  void so_are_those_of_the_ingress_and_of_a_network_made_by_hand() {
    network("planrec_back", "10.0.0.128/25");
    network("planrec_front", "10.0.1.0/24");
    assertThat(errors(bench.plan()))
        .hasSize(2)
        .anySatisfy(e -> assertThat(e).contains("the network ingress, which carries published"))
        .anySatisfy(e -> assertThat(e).contains("10.0.1.0/24 of the network nd-swarm:"));
  }

  @Test
  void a_network_that_is_there_has_its_own() {
    network("planrec_back", "10.77.0.0/24");
    var live = bench.networks.getLast().spec().deepCopy().put("Scope", "swarm").put("Id", "n1");
    live.put("Name", "planrec_back").put("Driver", "overlay");
    live.putObject("Labels").put("com.docker.stack.namespace", "planrec");
    bench.state.networks().add(live);
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void neighbours_and_networks_without_addresses_are_free() {
    network("planrec_back", "10.0.2.0/24");
    bench.networks.add(new NamedSpec("planrec_any", JsonNodeFactory.instance.objectNode()));
    assertThat(errors(bench.plan())).isEmpty();
  }

  private void network(String name, String subnet) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.withObject("/IPAM").putArray("Config").addObject().put("Subnet", subnet);
    bench.networks.add(new NamedSpec(name, body));
  }
}
