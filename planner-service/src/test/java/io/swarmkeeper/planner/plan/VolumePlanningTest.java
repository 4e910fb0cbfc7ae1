package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.options;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What becomes of named volumes. The recorded stack mounts planopt_data. */
final class VolumePlanningTest {
  private static final String VOLUME = "planopt_data";
  private final PlanBench bench = options();

  @Test
  void a_volume_that_services_mount_already_is_used() {
    assertThat(volume(bench.plan()).action()).isEqualTo(Action.NONE);
    assertThat(volume(bench.plan()).why()).isEqualTo("is used already");
  }

  @Test
  void a_volume_that_nobody_mounts_is_made_by_the_nodes() {
    bench.state.services().clear();
    assertThat(volume(bench.plan()).action()).isEqualTo(Action.CREATE);
  }

  @Test
  void other_driver_options_are_said_because_docker_ignores_them() {
    wantedMounts()
        .forEach(m ->
            m.withObject("/VolumeOptions/DriverConfig").put("Name", "nfs").putObject("Options"));
    assertThat(volume(bench.plan()).why()).contains("other options, and stays as it is");
    assertThat(warnings(bench.plan()))
        .anyMatch(w -> w.startsWith("volumes.planopt_data: the file gives other driver options"));
  }

  @Test
  void a_volume_of_another_stack_is_not_taken_over() {
    bench.state.services().stream()
        .flatMap(s -> mounts((ObjectNode) s.get("Spec")).stream())
        .forEach(
            m -> m.withObject("/VolumeOptions/Labels").put("com.docker.stack.namespace", "other"));
    assertThat(errors(bench.plan()))
        .contains(
            "volumes.planopt_data: a volume of this name belongs to stack other: declare it"
                + " external to share it, or give yours another name");
  }

  private List<ObjectNode> wantedMounts() {
    return bench.services.stream().flatMap(s -> mounts(s.spec()).stream()).toList();
  }

  private static List<ObjectNode> mounts(ObjectNode spec) {
    return StreamSupport.stream(spec.at("/TaskTemplate/ContainerSpec/Mounts").spliterator(), false)
        .filter(m -> m.path("Source").asText().equals(VOLUME))
        .map(m -> (ObjectNode) m)
        .toList();
  }

  private static ObjectPlan volume(Plan plan) {
    return plan.objects().stream()
        .filter(o -> o.kind().equals("volume") && o.name().equals(VOLUME))
        .findFirst()
        .orElseThrow();
  }
}
