package io.swarmkeeper.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Apart from the rules of ArchUnit, whose report of a class would replace that of its tests. */
class RawJsonTest {
  @Test
  void raw_json_is_found_where_it_is_read() {
    assertThat(RawJson.readIn(EngineJson.class, "io.swarmkeeper.swarm"))
        .contains(
            "SwarmNode.class: /Spec/Role",
            "SwarmReader.class: /Status/Err",
            "Labels.class: com.docker.stack.namespace",
            "SpecComparison.class: deploy.labels.com.docker.stack.image");
    assertThat(RawJson.readIn(EngineJson.class, "io.swarmkeeper.swarm.settings"))
        .as("a spec does not say where it comes from")
        .isEmpty();
  }
}
