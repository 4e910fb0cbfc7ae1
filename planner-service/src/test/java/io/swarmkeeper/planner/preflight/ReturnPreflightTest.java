package io.swarmkeeper.planner.preflight;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rollback is stopped by what is certain to fail, and by nothing else. */
final class ReturnPreflightTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private static final String PROXY = "planrec_reverse-proxy";
  private static final String GOES_ON = "(it would stop a deploy; a rollback goes on)";
  private final PlanBench bench = nerdDinner(1);

  @Test
  void a_placement_that_no_node_satisfies_stops_it() {
    placement().putArray("Constraints").add("node.labels.zone==moon");
    assertThat(errors(back()))
        .singleElement()
        .asString()
        .contains("no node satisfies")
        .doesNotContain(GOES_ON);
  }

  @Test
  void a_network_that_is_gone_stops_it() {
    bench
        .wanted(HANDLER)
        .withObject("/TaskTemplate")
        .putArray("Networks")
        .addObject()
        .put("Target", "gone");
    assertThat(errors(back())).singleElement().asString().contains("network gone does not exist");
  }

  @Test
  void a_port_that_another_stack_has_stops_it() {
    publish(28981);
    bench.services.removeIf(s -> s.name().equals(PROXY));
    ((ObjectNode) bench.live(PROXY).at("/Spec/Labels")).put("com.docker.stack.namespace", "edge");
    assertThat(errors(back())).singleElement().asString().contains("of stack edge");
  }

  @Test
  void a_port_that_a_service_of_the_stack_gives_up_does_not() {
    publish(28980);
    bench.wanted(PROXY).withObject("/EndpointSpec").putArray("Ports");
    assertThat(errors(bench.plan())).singleElement().asString().contains("gives it up");
    assertThat(errors(back())).isEmpty();
    assertThat(warnings(back())).singleElement().asString().contains("gives it up", GOES_ON);
  }

  @Test
  void too_few_places_just_now_do_not() {
    placement().put("MaxReplicas", 1);
    bench.node("node-3").withObject("/Spec").put("Availability", "drain");
    assertThat(errors(bench.plan())).singleElement().asString().contains("there are to be 3");
    assertThat(errors(back())).isEmpty();
    assertThat(warnings(back())).singleElement().asString().contains("are to be 3", GOES_ON);
  }

  @Test
  void no_room_just_now_does_not() {
    bench
        .wanted(HANDLER)
        .withObject("/TaskTemplate/Resources/Reservations")
        .put("MemoryBytes", 1L << 60);
    assertThat(errors(bench.plan())).singleElement().asString().contains("no node has that left");
    assertThat(errors(back())).isEmpty();
    assertThat(warnings(back())).singleElement().asString().contains(GOES_ON);
  }

  @Test
  void a_volume_that_another_stack_has_taken_does_not() {
    mount(bench.wanted(HANDLER), "planrec");
    mount((ObjectNode) bench.live(HOMEPAGE).get("Spec"), "edge");
    assertThat(errors(bench.plan())).singleElement().asString().contains("belongs to stack edge");
    assertThat(errors(back())).isEmpty();
    assertThat(warnings(back())).anyMatch(w -> w.contains("stack edge") && w.endsWith(GOES_ON));
  }

  /** To a revision that is as the bench wants it. */
  private Plan back() {
    bench.present = Optional.empty();
    return Planning.planReturn(Wanted.returningTo(bench.revision(1)), bench.observed()).plan();
  }

  private ObjectNode placement() {
    return bench.wanted(HANDLER).withObject("/TaskTemplate/Placement");
  }

  private void publish(int port) {
    bench
        .wanted(HANDLER)
        .withObject("/EndpointSpec")
        .putArray("Ports")
        .addObject()
        .put("Protocol", "tcp")
        .put("TargetPort", 80)
        .put("PublishedPort", port)
        .put("PublishMode", "ingress");
  }

  private static void mount(ObjectNode spec, String stack) {
    var mount = spec.withObject("/TaskTemplate/ContainerSpec").putArray("Mounts").addObject();
    mount.put("Type", "volume").put("Source", "data").put("Target", "/data");
    mount.putObject("VolumeOptions").putObject("Labels").put("com.docker.stack.namespace", stack);
  }
}
