package io.swarmkeeper.swarm.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Heartbeat.Part;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the planner makes of real and of torn answers of the engine. */
final class SwarmReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T23:28:00Z");

  @Test
  void ten_services_with_sixteen_tasks_on_three_nodes_are_read_from_a_real_swarm() {
    var view = read(Recorded.nerdDinner());
    assertThat(view.nodes()).hasSize(3);
    assertThat(view.services()).hasSize(10);
    assertThat(view.all().stream().mapToInt(ServiceView::wanted).sum()).isEqualTo(16);
    assertThat(view.all()).allMatch(s -> s.runnable().size() == s.wanted());
    assertThat(view.all()).allMatch(s -> s.stack().equals(Optional.of("planrec")));
    assertThat(view.all()).flatExtracting(ServiceView::tasks).allMatch(TaskView::upToDate);
    assertThat(view.nodes().values()).filteredOn(NodeView::leader).hasSize(1);
    assertThat(view.nodes().values()).allMatch(NodeView::takesTasks);
  }

  @Test
  void times_keep_their_nanoseconds() {
    var state = Recorded.nerdDinner();
    var raw = state.tasks().getFirst();
    var timestamp = raw.at("/Status/Timestamp").textValue();
    assertThat(timestamp).matches(".*\\.\\d{7,9}Z");
    assertThat(task(read(state), raw.get("ID").textValue()).at())
        .isEqualTo(Instant.parse(timestamp));
  }

  @Test
  void a_task_carries_what_its_nodes_watcher_says_of_its_container() {
    var state = Recorded.nerdDinner();
    var raw = state.tasks().getFirst();
    var id = raw.get("ID").textValue();
    var node = raw.get("NodeID").textValue();
    var watcher = watcher(node, container(id, Health.HEALTHY, NOW));
    var view = SwarmReader.read(state, Map.of(), Map.of(node, watcher), NOW);
    assertThat(task(view, id).fit()).isTrue();
    assertThat(task(read(state), id).fit()).as("nobody says that it is healthy").isFalse();
    assertThat(view.nodes().get(node).watcherSeen()).contains(NOW);
    assertThat(view.nodes().get(node).executorSeen()).isEmpty();
  }

  @Test
  void of_two_words_on_one_task_the_newer_counts() {
    var state = Recorded.nerdDinner();
    var id = state.tasks().getFirst().get("ID").textValue();
    var older = container(id, Health.HEALTHY, NOW.minusSeconds(5));
    var newer = container(id, Health.UNHEALTHY, NOW);
    for (var order : List.of(List.of(older, newer), List.of(newer, older))) {
      var watcher = watcher("n", order.toArray(ContainerStatus[]::new));
      var view = SwarmReader.read(state, Map.of(), Map.of("n", watcher), NOW);
      assertThat(task(view, id).container()).contains(newer);
    }
  }

  @Test
  void a_running_task_has_no_exit_code_and_a_failed_one_has_it() {
    var tasks = read(Recorded.state("options")).all().stream().flatMap(s -> s.tasks().stream());
    assertThat(tasks.toList())
        .allSatisfy(t -> assertThat(t.exitCode().isPresent()).isEqualTo(t.failed()))
        .filteredOn(TaskView::failed)
        .isNotEmpty()
        .allSatisfy(
            t -> assertThat(t.error()).hasValueSatisfying(e -> assertThat(e).contains("mount")));
  }

  @Test
  void a_global_service_wants_the_nodes_that_it_has_tasks_on() {
    var g = read(Recorded.state("options")).service("planopt_g").orElseThrow();
    assertThat(g.global()).isTrue();
    assertThat(g.wanted()).isEqualTo(3);
    assertThat(g.tasks()).allMatch(t -> t.slot().isEmpty());
  }

  @Test
  void a_global_service_without_tasks_wants_the_nodes_that_may_take_them() {
    var state = Recorded.state("options");
    state.tasks().clear();
    assertThat(wantedOfG(state)).isEqualTo(3);
    ((ObjectNode) state.nodes().getFirst().get("Spec")).put("Availability", "drain");
    assertThat(wantedOfG(state)).isEqualTo(2);
    ((ObjectNode) spec(state, "planopt_g").at("/TaskTemplate/Placement"))
        .putArray("Constraints")
        .add("node.hostname==nowhere");
    assertThat(wantedOfG(state)).isZero();
  }

  @Test
  void what_the_engine_leaves_out_is_empty_and_no_error() {
    var state =
        state(
            """
            {"ID": "n1"}\
            """,
            """
            {"ID": "s1", "Spec": {"Name": "web"}}\
            """,
            """
            {"ID": "t1", "ServiceID": "s1", "DesiredState": "running"}\
            """);
    var view = read(state);
    assertThat(view.nodes().get("n1").host()).isEqualTo("n1");
    assertThat(view.nodes().get("n1").takesTasks()).isFalse();
    var web = view.service("web").orElseThrow();
    assertThat(web.stack()).isEmpty();
    assertThat(web.wanted()).isEqualTo(1);
    assertThat(web.version()).isZero();
    var task = web.tasks().getFirst();
    assertThat(task.nodeId()).isEmpty();
    assertThat(task.fit()).isFalse();
    assertThat(task.at()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void an_update_state_and_the_step_that_wrote_a_service_are_read() {
    var web =
        read(state(
                "{}",
                """
                {"ID": "s1", "Version": {"Index": 7},
                 "Spec": {"Name": "web", "Labels": {"io.swarmkeeper.step": "r-1/web"}},
                 "UpdateStatus": {"State": "paused", "Message": "update paused due to failure"}}\
                """,
                "{}"))
            .service("web")
            .orElseThrow();
    assertThat(web.step()).contains("r-1/web");
    assertThat(web.version()).isEqualTo(7);
    assertThat(web.updateState()).contains("paused");
    assertThat(web.updateMessage()).contains("update paused due to failure");
  }

  @Test
  void an_update_by_hand_that_kept_our_label_is_nobody_of_ours() {
    var web =
        read(state(
                "{}",
                """
                {"ID": "s1", "Version": {"Index": 9},
                 "Spec": {"Name": "web", "Labels": {"io.swarmkeeper.step": "r-1/web", "by": "hand"}},
                 "PreviousSpec": {"Name": "web", "Labels": {"io.swarmkeeper.step": "r-1/web"}}}\
                """,
                "{}"))
            .service("web")
            .orElseThrow();
    assertThat(web.step()).isEmpty();
  }

  @Test
  void our_second_step_on_a_service_is_still_ours() {
    var web =
        read(state(
                "{}",
                """
                {"ID": "s1", "Version": {"Index": 9},
                 "Spec": {"Name": "web", "Labels": {"io.swarmkeeper.step": "r-1/settle"}},
                 "PreviousSpec": {"Name": "web", "Labels": {"io.swarmkeeper.step": "r-1/web"}}}\
                """,
                "{}"))
            .service("web")
            .orElseThrow();
    assertThat(web.step()).contains("r-1/settle");
  }

  private static ObjectNode spec(SwarmState state, String name) {
    return state.services().stream()
        .map(s -> (ObjectNode) s.get("Spec"))
        .filter(s -> s.get("Name").textValue().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static int wantedOfG(SwarmState state) {
    return read(state).service("planopt_g").orElseThrow().wanted();
  }

  private static ClusterView read(SwarmState state) {
    return SwarmReader.read(state, Map.of(), Map.of(), NOW);
  }

  private static TaskView task(ClusterView view, String id) {
    return view.all().stream()
        .flatMap(s -> s.tasks().stream())
        .filter(t -> t.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static SwarmState state(String node, String service, String task) {
    return new SwarmState(
        NOW,
        "e",
        List.of((ObjectNode) Recorded.json(node)),
        List.of((ObjectNode) Recorded.json(service)),
        List.of((ObjectNode) Recorded.json(task)),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static Heartbeat watcher(String node, ContainerStatus... containers) {
    return new Heartbeat(Part.WATCHER, node, node, false, false, NOW, List.of(containers));
  }

  private static ContainerStatus container(String task, Health health, Instant since) {
    return new ContainerStatus(
        "c", task, "web", health, Optional.empty(), Optional.empty(), since, false);
  }
}
