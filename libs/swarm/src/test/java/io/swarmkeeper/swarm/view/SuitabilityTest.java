package io.swarmkeeper.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.Recorded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where Swarm's scheduler would put a task. */
final class SuitabilityTest {
  private static final ObjectNode NODE =
      (ObjectNode)
          Recorded.json(
              """
              {"ID": "abc", "Spec": {"Role": "manager", "Labels": {"zone.a": "East"}},
               "Description": {"Hostname": "node-1", "Platform": {"Architecture": "x86_64", "OS": "linux"},
                               "Engine": {"Labels": {"disk": "ssd"}}},
               "Status": {"Addr": "10.0.0.1"}}\
              """);

  @ParameterizedTest
  @CsvSource({
    "node.role==manager, true",
    "node.role == worker, false",
    "node.role != worker, true",
    "node.id!=abc, false",
    "node.hostname==NODE-1, true",
    "node.labels.zone.a==east, true",
    "node.labels.zone.b==east, false",
    "node.labels.zone.b!=east, true",
    "engine.labels.disk==ssd, true",
    "node.platform.os==linux, true",
    "nonsense, false",
  })
  void a_constraint_holds_as_for_the_engine(String constraint, boolean holds) {
    var placement = Recorded.json("{\"Constraints\": [\"" + constraint + "\"]}");
    assertThat(Suitability.suits(placement, NODE)).isEqualTo(holds);
    assertThat(Suitability.constraintsHold(placement, NODE)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource({
    "linux, amd64, true",
    "linux, '', true",
    "windows, amd64, false",
    "linux, arm64, false",
  })
  void one_of_the_platforms_must_be_the_nodes(String os, String architecture, boolean suits) {
    var placement =
        Recorded.json(
            "{\"Platforms\": [{\"OS\": \""
                + os
                + "\", \"Architecture\": \""
                + architecture
                + "\"}]}");
    assertThat(Suitability.suits(placement, NODE)).isEqualTo(suits);
    assertThat(Suitability.constraintsHold(placement, NODE)).as("not checked later").isTrue();
  }
}
