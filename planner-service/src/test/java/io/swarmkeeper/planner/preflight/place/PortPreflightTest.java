package io.swarmkeeper.planner.preflight.place;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import org.junit.jupiter.api.Test;

/** Ports that somebody has already. The recorded reverse-proxy publishes 28980 and 28981. */
final class PortPreflightTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String PROXY = "planrec_reverse-proxy";
  private static final String WHERE = "services.nerd-dinner-save-handler.";
  private final PlanBench bench = nerdDinner(1);

  @Test
  void a_port_of_another_service_in_the_file_is_refused() {
    publish(HANDLER, 28980, "ingress");
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "ports: port 28980/tcp is taken by service planrec_reverse-proxy in the same file");
  }

  @Test
  void a_port_of_another_stack_is_refused_and_the_stack_named() {
    bench.services.removeIf(s -> s.name().equals(PROXY));
    ((ObjectNode) bench.live(PROXY).at("/Spec/Labels")).put("com.docker.stack.namespace", "edge");
    publish(HANDLER, 28981, "ingress");
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "ports: port 28981/tcp is taken by service planrec_reverse-proxy of stack edge");
  }

  @Test
  void a_port_that_another_service_gives_up_must_be_free_first() {
    ((ArrayNode) bench.wanted(PROXY).at("/EndpointSpec/Ports")).remove(0);
    publish(HANDLER, 28980, "ingress");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("planrec_reverse-proxy, which gives it up with this deploy")
        .contains("depend_on");
    bench.after(HANDLER, PROXY);
    assertThat(errors(bench.plan())).as("it waits for it").isEmpty();
  }

  @Test
  void another_protocol_is_another_port() {
    publish(HANDLER, 28980, "ingress");
    ((ObjectNode) bench.wanted(HANDLER).at("/EndpointSpec/Ports/0")).put("Protocol", "udp");
    assertThat(errors(bench.plan())).isEmpty();
  }

  @Test
  void a_host_port_on_too_few_free_nodes_is_refused_and_the_holder_named() {
    publish(HANDLER, 9000, "host");
    publishLive("planrec_message-queue", 9000);
    assertThat(errors(bench.plan()))
        .containsExactly(
            WHERE
                + "ports: port 9000/tcp in host mode is free on 2 of the nodes that suit, and there"
                + " are to be 3 tasks; it is taken by planrec_message-queue");
  }

  @Test
  void a_host_port_that_another_service_gives_up_first_is_free() {
    publish(HANDLER, 9000, "host");
    publishLive("planrec_message-queue", 9000);
    ((ObjectNode) bench.wanted("planrec_message-queue").get("EndpointSpec")).remove("Ports");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .endsWith(
            "it is taken by planrec_message-queue, which gives it up with this deploy: let this"
                + " service depend_on that one, or deploy twice");
    bench.after(HANDLER, "planrec_message-queue");
    assertThat(errors(bench.plan())).as("it waits for it").isEmpty();
  }

  @Test
  void one_that_comes_first_and_keeps_the_host_port_has_it() {
    publish(HANDLER, 9000, "host");
    publishLive("planrec_message-queue", 9000);
    bench.after(HANDLER, "planrec_message-queue");
    assertThat(errors(bench.plan())).singleElement().asString().endsWith("planrec_message-queue");
  }

  @Test
  void start_first_hangs_when_the_old_tasks_hold_the_host_port_on_every_node() {
    publish(HANDLER, 9000, "host");
    publishLive(HANDLER, 9000);
    ((ObjectNode) bench.wanted(HANDLER).at("/TaskTemplate/ContainerSpec")).put("User", "nobody");
    bench
        .wanted(HANDLER)
        .withObject("/UpdateConfig")
        .put("Parallelism", 1)
        .put("Order", "start-first");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            WHERE + "deploy.update_config.order: start-first needs a node where port 9000/tcp");
    bench.wanted(HANDLER).withObject("/UpdateConfig").put("Order", "stop-first");
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan())).isEmpty();
  }

  private void publish(String service, int port, String mode) {
    ports((ObjectNode) bench.wanted(service).get("EndpointSpec"), port, mode);
  }

  private void publishLive(String service, int port) {
    ports((ObjectNode) bench.live(service).at("/Spec/EndpointSpec"), port, "host");
    bench.services.stream()
        .filter(s -> s.name().equals(service))
        .forEach(s -> ports((ObjectNode) s.spec().get("EndpointSpec"), port, "host"));
  }

  private static void ports(ObjectNode endpoint, int port, String mode) {
    endpoint
        .putArray("Ports")
        .addObject()
        .put("Protocol", "tcp")
        .put("TargetPort", 80)
        .put("PublishedPort", port)
        .put("PublishMode", mode);
  }
}
