package io.swarmkeeper.planner.preflight;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.options;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said before services are written. */
final class PreflightTest {
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";

  @Test
  void placement_and_ports_in_one_change_are_refused_because_swarm_forgets_the_ports() {
    var bench = nerdDinner(1).allowing(HOMEPAGE);
    var spec = bench.wanted(HOMEPAGE);
    placement(spec).putArray("Constraints").add("node.platform.os==linux");
    port(spec, "ingress");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("never publish the new ports");
    container(spec).put("Image", "web:v2@sha256:00");
    assertThat(errors(bench.plan())).as("a new image carries them").isEmpty();
  }

  @Test
  void start_first_with_host_ports_is_warned_about() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    port(bench.wanted(HOMEPAGE), "host");
    bench
        .wanted(HOMEPAGE)
        .putObject("UpdateConfig")
        .put("Parallelism", 1)
        .put("Order", "start-first");
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            "services.nerd-dinner-homepage.deploy.update_config.order: start-first with port 8000");
  }

  @Test
  void a_service_that_no_node_suits_is_refused() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    placement(bench.wanted(HOMEPAGE)).putArray("Constraints").add("node.labels.zone==moon");
    assertThat(errors(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-homepage.deploy.placement.constraints: no node satisfies"
                + " node.labels.zone==moon: its tasks would wait for ever."
                + " See 'docker node inspect' for the labels that nodes have");
  }

  @Test
  void a_global_service_that_no_node_suits_yet_is_only_said() {
    var bench = nerdDinner(1);
    bench.state.services().remove(bench.live(HOMEPAGE));
    bench.wanted(HOMEPAGE).putObject("Mode").putObject("Global");
    placement(bench.wanted(HOMEPAGE)).putArray("Constraints").add("node.labels.gpu==true");
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan()))
        .contains(
            "services.nerd-dinner-homepage.deploy.placement.constraints: no node satisfies"
                + " node.labels.gpu==true yet: it runs nowhere until one does");
  }

  @Test
  void a_service_whose_only_node_is_drained_is_warned_about() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    placement(bench.wanted(HOMEPAGE)).putArray("Constraints").add("node.role==manager");
    bench.state.nodes().stream()
        .map(n -> (ObjectNode) n.get("Spec"))
        .filter(s -> s.get("Role").textValue().equals("manager"))
        .forEach(s -> s.put("Availability", "drain"));
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan())).singleElement().asString().contains("takes tasks now");
  }

  @Test
  void an_unsettled_update_of_swarms_own_is_said() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    bench
        .live(HOMEPAGE)
        .putObject("UpdateStatus")
        .put("State", "paused")
        .put("Message", "task failed");
    assertThat(warnings(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-homepage: Swarm calls its last update 'paused' (task failed):"
                + " this one takes its place");
  }

  @Test
  void what_swarm_left_half_way_is_no_success_although_nothing_is_to_be_written() {
    var bench = nerdDinner(1);
    assertThat(errors(bench.plan())).isEmpty();
    halfWay(bench);
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith("services.nerd-dinner-save-handler: its spec is as wanted, but only ")
        .contains(" of its 3 tasks run it", "'paused' (task failed)", "update --force " + HANDLER);
  }

  @Test
  void what_swarm_left_half_way_does_not_forbid_another_change() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    halfWay(bench);
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan())).singleElement().asString().contains(" of its 3 tasks");
  }

  private static void halfWay(PlanBench bench) {
    var id = bench.live(HANDLER).path("ID").asText();
    bench
        .live(HANDLER)
        .putObject("UpdateStatus")
        .put("State", "paused")
        .put("Message", "task failed");
    var old =
        bench.state.tasks().stream()
            .filter(t -> t.path("ServiceID").asText().equals(id))
            .map(t -> t.path("ID").asText())
            .findFirst()
            .orElseThrow();
    bench.state.upToDate().remove(old);
  }

  @Test
  void a_check_that_is_switched_off_is_warned_about_only_when_the_service_is_written() {
    var bench = options();
    assertThat(warnings(bench.plan())).as("it is not touched").isEmpty();
    container(bench.wanted("planopt_g")).putArray("Env").add("A=1");
    assertThat(warnings(bench.plan()))
        .containsExactly(
            PlanBench.GIVEN_UP,
            "services.g.healthcheck: there is no health check: a task counts as healthy as soon as"
                + " it runs");
  }

  @Test
  void an_image_without_a_check_is_known_by_its_containers() {
    var bench = nerdDinner(2).allowing(HOMEPAGE);
    var task =
        bench.state.tasks().stream()
            .filter(t -> t.get("ServiceID").equals(bench.live(HOMEPAGE).get("ID")))
            .findFirst()
            .orElseThrow();
    assertThat(findings(bench, task.get("ID").textValue(), Health.HEALTHY))
        .noneMatch(f -> f.where().endsWith("healthcheck"));
    assertThat(findings(bench, task.get("ID").textValue(), Health.RUNNING))
        .anyMatch(f -> f.where().equals("services.nerd-dinner-homepage.healthcheck"));
  }

  @Test
  void a_node_whose_watcher_is_silent_is_warned_about() {
    var bench = nerdDinner(1);
    var ids = bench.state.nodes().stream().map(n -> n.get("ID").textValue()).toList();
    var now = bench.state.readAt();
    var watchers =
        Map.of(
            ids.get(0), heartbeat(ids.get(0), now.minusSeconds(9)),
            ids.get(1), heartbeat(ids.get(1), now.minusSeconds(11)));
    var observed =
        new Observed(
            bench.state,
            SwarmReader.read(bench.state, Map.of(), watchers, now),
            Optional.empty(),
            List.of(),
            KeptRevisions.USUAL);
    var hosts =
        bench.state.nodes().stream().map(n -> n.at("/Description/Hostname").textValue()).toList();
    assertThat(Planning.plan(bench.wanted(), observed).plan().findings())
        .extracting(Finding::where)
        .containsExactlyInAnyOrder(hosts.get(1), hosts.get(2));
  }

  private static List<Finding> findings(PlanBench bench, String task, Health health) {
    var now = bench.state.readAt();
    var container =
        new ContainerStatus(
            "c", task, HOMEPAGE, health, Optional.empty(), Optional.empty(), now, false);
    var watcher = new Heartbeat(Part.WATCHER, "n", "n", false, false, now, List.of(container));
    var view = SwarmReader.read(bench.state, Map.of(), Map.of("n", watcher), now);
    return Planning.plan(
            bench.wanted(),
            new Observed(bench.state, view, Optional.empty(), List.of(), KeptRevisions.USUAL))
        .plan()
        .findings();
  }

  private static Heartbeat heartbeat(String node, Instant at) {
    return new Heartbeat(Part.WATCHER, node, node, false, false, at, List.of());
  }

  private static ObjectNode placement(ObjectNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/Placement");
  }

  private static ObjectNode container(ObjectNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
  }

  private static void port(ObjectNode spec, String mode) {
    ((ObjectNode) spec.get("EndpointSpec"))
        .putArray("Ports")
        .addObject()
        .put("TargetPort", 80)
        .put("PublishedPort", 8000)
        .put("PublishMode", mode);
  }
}
