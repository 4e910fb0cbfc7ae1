package io.swarmkeeper.swarm;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(
    packages = "io.swarmkeeper.swarm",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NO_CIRCLES =
      slices().matching("io.swarmkeeper.(**)").should().beFreeOfCycles();

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
