package io.swarmkeeper.watcher.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Cause;
import io.swarmkeeper.contract.Observation.Ending;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Stabilities;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.watcher.Settings;
import io.swarmkeeper.watcher.Watcher;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The watchers of all nodes of a real swarm: what they say of services, and of other people. */
class SwarmIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SWARM = "it-swarm-" + ProcessHandle.current().pid();
  private static final String SERVICE = SWARM + "-web";

  private final Engine engine = Engine.at(URI.create(Docker.first().socket()));
  private final List<Watcher> watchers = new ArrayList<>();
  private WatchedJournal journal;

  @BeforeEach
  void a_watcher_on_every_node() throws Exception {
    journal = new WatchedJournal(SWARM);
    for (var node : Docker.nodes()) {
      var nats =
          new BusSettings(Docker.variable("KEEPER_NATS"), Optional.empty(), "it-" + node.node());
      watchers.add(
          Watcher.start(
              new Settings(nats, SWARM, URI.create(node.socket())), new SimpleMeterRegistry()));
    }
  }

  @AfterEach
  void take_away() throws Exception {
    for (var service : engine.services(Filters.none())) {
      if (service.at("/Spec/Name").asText().equals(SERVICE)) {
        engine.removeService(service.path("ID").asText());
      }
    }
    for (var watcher : watchers) {
      watcher.close();
    }
    journal.close();
    engine.close();
  }

  @Test
  void what_we_write_is_no_drift_and_what_somebody_else_writes_is() throws Exception {
    create("no-health", "d-1/create/web#1");
    write("d-2/update/web#1", spec -> image(spec, "v1"));
    write("d-2/update/web#1", spec -> spec.withObject("/Mode/Replicated").put("Replicas", 2));
    var found = found(d -> d.name().equals(SERVICE));
    assertThat(found.changes()).containsExactly(new FieldChange("deploy.replicas", "1", "2"));
    assertThat(found.step()).contains("d-2/update/web#1");
    assertThat(found.drift()).isEqualTo(Drift.CHANGED);

    write("d-2/update/web#1", spec -> env(spec, "DB_PASSWORD=canary-4711"));
    assertThat(found(d -> d.changes().toString().contains("environment")).changes())
        .containsExactly(new FieldChange("environment.DB_PASSWORD", "", "***"));
    assertThat(drifts()).hasSize(2);
  }

  @Test
  void a_node_that_somebody_labels_has_drifted_and_so_has_a_service_that_somebody_removes()
      throws Exception {
    create("no-health", "d-1/create/web#1");
    var node = Docker.last().node();
    var _ = Docker.first().run("node", "update", "--label-add", SWARM + "=a", node);
    var label = found(d -> d.thing() == Event.Thing.NODE);
    var _ = Docker.first().run("node", "update", "--label-rm", SWARM, node);
    assertThat(label.name()).isEqualTo(node);
    assertThat(label.changes()).containsExactly(new FieldChange("labels." + SWARM, "", "a"));

    var _ = Docker.first().run("service", "rm", SERVICE);
    assertThat(found(d -> d.drift() == Drift.REMOVED).name()).isEqualTo(SERVICE);
  }

  @Test
  void a_service_that_crashes_is_failing_and_one_that_is_mended_gets_stable() throws Exception {
    create("crash", "d-1/create/web#1");
    var failing = stability(Stability.FAILING);
    assertThat(failing.evidence().getFirst().what()).contains("exit code 3");
    until(() -> inTheBucket().filter(s -> s.stability() == Stability.FAILING).isPresent());
    write("d-2/update/web#1", spec -> image(spec, "no-health"));
    assertThat(stability(Stability.STABLE).evidence()).isEmpty();
    until(() -> inTheBucket().filter(s -> s.stability() == Stability.STABLE).isPresent());
  }

  /** As {@code keeper status} reads it. */
  private Optional<StabilityObserved> inTheBucket() throws Exception {
    var stored = journal.journal().seen().get(Stabilities.KEY);
    return stored.isEmpty()
        ? Optional.empty()
        : Wire.read(stored.get().value(), Stabilities.class).services().stream()
            .filter(s -> s.service().equals(SERVICE))
            .findFirst();
  }

  @Test
  void what_an_update_costs_is_told_with_the_operation_that_wrote_it() throws Exception {
    create("no-health", "d-1/create/web#1");
    var _ = stability(Stability.STABLE);
    write("d-2/update/web#1", spec -> image(spec, "v1"));
    until(() -> shortfalls().size() == 1);
    var message = shortfalls().getFirst();
    var shortfall = (ShortfallObserved) message.message();
    assertThat(shortfall.desired()).isEqualTo(1);
    assertThat(shortfall.available()).isZero();
    assertThat(shortfall.ending()).isEqualTo(Ending.RESTORED);
    assertThat(shortfall.cause()).contains(Cause.ROLLOUT);
    assertThat(shortfall.watched()).isTrue();
    assertThat(shortfall.from()).isBefore(shortfall.until());
    assertThat(shortfall.operation()).contains(new OperationId("d-2"));
    assertThat(message.causedBy()).contains(new MessageId("d-2/update/web#1"));
  }

  private List<Envelope> shortfalls() throws BusUnavailable, InterruptedException {
    return journal.all().stream()
        .filter(e -> e.message() instanceof ShortfallObserved s && s.service().equals(SERVICE))
        .toList();
  }

  @Test
  @EnabledIfSystemProperty(named = "keeper.full", matches = "true")
  void the_watch_follows_the_leader_and_says_nothing_twice() throws Exception {
    create("no-health", "d-1/create/web#1");
    var _ = stability(Stability.STABLE);
    var nodes = Docker.nodes().stream().map(Docker::node).toList();
    var second = Engine.at(URI.create(Docker.nodes().get(1).socket()));
    var _ = Docker.first().run("node", "promote", nodes.get(1), nodes.get(2));
    try {
      await().atMost(PATIENCE).ignoreExceptions().until(() -> second.nodes().size() == 3);
      until(() -> said().stream().filter(m -> isManager(m)).count() >= 3);
      var before = said().size();
      assertThat(Docker.nodes().get(1).run("node", "demote", nodes.getFirst())).isNotEmpty();
      write(second, "d-1/create/web#1", spec -> image(spec, "v1"));
      var found = found(d -> d.name().equals(SERVICE));
      assertThat(found.changes()).extracting(FieldChange::field).contains("image");
      var drift = drifts();
      assertThat(drift.stream().filter(d -> d.name().equals(SERVICE))).hasSize(1);
      assertThat(journal.all()).extracting(Envelope::id).doesNotHaveDuplicates();
      assertThat(
              said().subList(before, said().size()).stream()
                  .filter(m -> m instanceof ServiceObserved s && !s.service().equals(SERVICE)))
          .isEmpty();
    } finally {
      second.close();
      onlyTheFirstNodeIsAManager();
    }
  }

  /** As the sandbox was before. */
  private void onlyTheFirstNodeIsAManager() throws Exception {
    var nodes = Docker.nodes().stream().map(Docker::node).toList();
    var _ = Docker.nodes().get(1).run("node", "promote", nodes.getFirst());
    await().atMost(PATIENCE).ignoreExceptions().until(() -> engine.nodes().size() == 3);
    // One after the other: the managers that are left have to agree that one is gone.
    demote(nodes.get(1));
    demote(nodes.get(2));
    await().atMost(PATIENCE).ignoreExceptions().until(this::firstLeads);
  }

  private void demote(String node) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          var _ = Docker.first().run("node", "demote", node);
          assertThat(engine.node(node).path("ManagerStatus").isMissingNode()).isTrue();
        });
  }

  private boolean firstLeads() throws Exception {
    return engine.node(Docker.first().node()).at("/ManagerStatus/Leader").asBoolean();
  }

  private static boolean isManager(Message message) {
    return message instanceof NodeObserved n && n.role().equals("manager");
  }

  private List<Message> said() throws BusUnavailable, InterruptedException {
    return journal.all().stream().map(Envelope::message).toList();
  }

  private List<DriftFound> drifts() throws BusUnavailable, InterruptedException {
    return said().stream()
        .filter(DriftFound.class::isInstance)
        .map(DriftFound.class::cast)
        .toList();
  }

  private DriftFound found(Predicate<DriftFound> which) throws Exception {
    until(() -> drifts().stream().anyMatch(which));
    return drifts().stream().filter(which).findFirst().orElseThrow();
  }

  private StabilityObserved stability(Stability which) throws Exception {
    Predicate<Message> wanted =
        m ->
            m instanceof StabilityObserved s
                && s.service().equals(SERVICE)
                && s.stability() == which;
    until(() -> said().stream().anyMatch(wanted));
    return (StabilityObserved) said().stream().filter(wanted).findFirst().orElseThrow();
  }

  private static void until(Callable<Boolean> so) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).until(so);
  }

  /** Waits until a watcher has seen it: what is seen first is where drift starts from. */
  private void create(String image, String step) throws Exception {
    var spec =
        (ObjectNode)
            Json.read(
                """
                {"Name": "%s", "Labels": {"io.swarmkeeper.step": "%s"},
                 "TaskTemplate": {"ContainerSpec": {}, "Placement": {}},
                 "Mode": {"Replicated": {"Replicas": 1}},
                 "UpdateConfig": {"Parallelism": 1, "Monitor": 2000000000},
                 "EndpointSpec": {"Mode": "dnsrr"}}
                """
                    .formatted(SERVICE, step));
    image(spec, image);
    var _ = engine.createService(spec, Optional.empty());
    until(() ->
        said().stream()
            .anyMatch(m -> m instanceof ServiceObserved s && s.service().equals(SERVICE)));
  }

  private void write(String step, Consumer<ObjectNode> change) throws Exception {
    write(engine, step, change);
  }

  /** With the label of this step: the same as before is a change by hand. */
  private static void write(Engine by, String step, Consumer<ObjectNode> change) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> {
          var service = by.service(SERVICE);
          var spec = service.path("Spec").<ObjectNode>deepCopy();
          spec.withObject("/Labels").put("io.swarmkeeper.step", step);
          change.accept(spec);
          var _ =
              by.updateService(
                  service.path("ID").asText(), Json.version(service), spec, Optional.empty());
          return true;
        });
  }

  private static void image(ObjectNode spec, String tag) {
    spec.withObject("/TaskTemplate/ContainerSpec").put("Image", Docker.REGISTRY + "/web:" + tag);
  }

  private static void env(ObjectNode spec, String variable) {
    var container = spec.withObject("/TaskTemplate/ContainerSpec");
    container.withArray("Env").add(variable);
  }
}
