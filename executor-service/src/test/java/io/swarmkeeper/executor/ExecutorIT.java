package io.swarmkeeper.executor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Command.ConfirmEmpty;
import io.swarmkeeper.contract.Command.CreateService;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Command.SetNodeAvailability;
import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Query.ImageAnswer;
import io.swarmkeeper.contract.Query.ImageQuery;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.engine.EngineImages;
import io.swarmkeeper.executor.engine.EngineSwarm;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.executor.execution.CommandDesk;
import io.swarmkeeper.executor.execution.CommandExecution;
import io.swarmkeeper.executor.guard.CommandDeadline;
import io.swarmkeeper.executor.nats.CommandHandler;
import io.swarmkeeper.executor.nats.JournalLedger;
import io.swarmkeeper.executor.nats.Orders;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.Pulls;
import io.swarmkeeper.journal.Queries;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands over a real NATS, carried out on real engines. */
class ExecutorIT {
  private Sandbox sandbox;
  private OwnNode node1;

  @BeforeEach
  void open() throws Exception {
    sandbox = new Sandbox();
    node1 = sandbox.serve("node-1");
  }

  @AfterEach
  void close() throws Exception {
    sandbox.close();
  }

  @Test
  void an_update_changes_the_image_and_our_label_and_nothing_else() throws Exception {
    create("web:v1", 0);
    var before = live();
    sandbox.record(2, wanted(SpecDocument.of(before.path("Spec")).withImage("web:v2")));
    var update = update("update#1", 2, Json.version(before), false);
    assertThat(sandbox.outcome(update)).isInstanceOf(Outcome.Done.class);
    var expected =
        before
            .path("Spec")
            .toString()
            .replace("web:v1", "web:v2")
            .replace(step("create#1").value(), update.step().value());
    assertThat(live().path("Spec").toString()).isEqualTo(expected);
  }

  @Test
  void a_command_that_comes_again_after_a_crash_before_its_outcome_was_stored_is_done_once()
      throws Exception {
    create("web:v1", 0);
    sandbox.record(2, wanted(spec("web:v2", 0)));
    var update = update("update#1", 2, Json.version(live()), true);
    var attempts = new AtomicInteger();
    var crashing =
        new CommandHandler(
            execution(),
            outcome -> {
              if (attempts.incrementAndGet() == 1) {
                throw new NotPublished("killed here", new IllegalStateException());
              }
              var _ = sandbox.executorJournal.publish(outcome);
            },
            new Orders(sandbox.planner.trust(), Clock.systemUTC()),
            "keeper/executor/test",
            (_, _, _) -> {});
    sandbox.hold(update);
    var entry = sandbox.signed(update);
    assertThat(crashing.handle(entry)).isInstanceOf(Handled.Again.class);
    assertThat(crashing.handle(entry)).isEqualTo(Handled.done());
    assertThat(sandbox.await(update))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.repeated()).isTrue());
    assertThat(SpecDocument.of(live().path("Spec")).image()).isEqualTo("web:v2");
  }

  @Test
  void an_update_decided_on_an_old_version_is_a_conflict_and_touches_nothing() throws Exception {
    create("web:v1", 0);
    sandbox.record(2, wanted(spec("web:v2", 0)));
    var version = Json.version(live());
    var outcome = sandbox.outcome(update("update#1", 2, version - 1, true));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Conflicted.class,
            c -> assertThat(c.reason()).contains("it has version " + version + " now"));
    assertThat(Json.version(live())).isEqualTo(version);
  }

  @Test
  void a_half_replaced_slot_takes_the_way_back_but_no_other_update() throws Exception {
    create("web:v1", 1);
    awaitTasks(1);
    sandbox.record(2, wanted(spec("web:never-healthy", 1)));
    assertThat(sandbox.outcome(update("update#1", 2, Json.version(live()), true)))
        .isInstanceOf(Outcome.Done.class);
    awaitTasks(2);
    sandbox.record(3, wanted(spec("web:never-healthy", 1).withLabel("note", "harmless?")));
    assertThat(sandbox.outcome(update("label#1", 3, Json.version(live()), true)))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> assertThat(refused.reason()).contains("two runnable tasks"));
    assertThat(sandbox.outcome(update("back#1", 1, Json.version(live()), true)))
        .isInstanceOf(Outcome.Done.class);
    awaitTasks(1);
  }

  @Test
  void a_node_says_what_still_runs_on_it_and_when_it_is_empty_of_it() throws Exception {
    var node3 = sandbox.serve("node-3");
    sandbox.record(
        1,
        wanted(
            spec("web:v1", 1)
                .changed(s ->
                    s.withObject("/TaskTemplate/Placement")
                        .putArray("Constraints")
                        .add("node.id==" + node3.nodeId()))));
    assertThat(sandbox.outcome(new CreateService(step("create#1"), ref(1))))
        .isInstanceOf(Outcome.Done.class);
    awaitTasks(1);
    assertThat(leftOn(node3, "confirm#1")).contains(name());
    assertThat(sandbox.outcome(new RemoveService(step("remove#1"), sandbox.stack, name())))
        .isInstanceOf(Outcome.Done.class);
    var attempt = new AtomicInteger(1);
    Awaitility.await()
        .atMost(Sandbox.PATIENCE)
        .untilAsserted(() ->
            assertThat(leftOn(node3, "confirm#" + attempt.incrementAndGet()))
                .doesNotContain(name()));
  }

  @Test
  void a_nodes_availability_is_set_once_and_set_back() throws Exception {
    var node3 = OwnNode.ask(sandbox.engine("node-3")).nodeId();
    assertThat(sandbox.outcome(new SetNodeAvailability(step("pause#1"), node3, Availability.PAUSE)))
        .isInstanceOf(Outcome.Done.class);
    try {
      assertThat(sandbox.manager.node(node3).at("/Spec/Availability").asText()).isEqualTo("pause");
    } finally {
      assertThat(
              sandbox.outcome(
                  new SetNodeAvailability(step("active#1"), node3, Availability.ACTIVE)))
          .isInstanceOf(Outcome.Done.class);
    }
    assertThat(
            sandbox.outcome(new SetNodeAvailability(step("active#2"), node3, Availability.ACTIVE)))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.did()).contains("already"));
  }

  @Test
  void the_planner_gets_the_raw_swarm_and_what_the_registries_say() throws Exception {
    create("web:v1", 0);
    var ask = new Queries(sandbox.bus, sandbox.planner);
    var state =
        ask.ask(
            "swarm",
            new SwarmQuery(Optional.of(sandbox.stack)),
            SwarmState.class,
            Role.EXECUTOR_MANAGER,
            Sandbox.PATIENCE);
    assertThat(state.services())
        .singleElement()
        .satisfies(s -> assertThat(Json.same(s, live())).isTrue());
    assertThat(state.nodes()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(state.executor()).isEqualTo(node1.host());
    var images =
        List.of(
            "web:v1",
            "web:none",
            System.getenv("SANDBOX_REGISTRY").replaceAll(":.*", ":1") + "/web:v1");
    var found =
        ask.ask(
                "image",
                new ImageQuery(images),
                ImageAnswer.class,
                Role.EXECUTOR_MANAGER,
                Sandbox.PATIENCE)
            .images();
    assertThat(found.get(0).digest())
        .hasValueSatisfying(digest -> assertThat(digest).startsWith("sha256:"));
    assertThat(found.get(1).error())
        .hasValueSatisfying(e -> assertThat(e).contains("is not in its registry"));
    assertThat(found.get(2).error())
        .hasValueSatisfying(e -> assertThat(e).contains("does not answer"));
  }

  private CommandExecution execution() {
    var credentials = new Credentials(() -> "salt of this test");
    var desk =
        new CommandDesk(
            node1.identity(),
            new EngineSwarm(sandbox.manager, credentials, Clock.systemUTC()),
            new JournalLedger(sandbox.journal),
            CommandDeadline.USUAL,
            Clock.systemUTC());
    var images = new EngineImages(sandbox.manager, credentials);
    return new CommandExecution(
        node1.identity(),
        desk,
        new Pulls(node1.identity(), images, Clock.systemUTC()),
        new JournalLedger(sandbox.journal));
  }

  private List<String> leftOn(OwnNode node, String what) throws Exception {
    return switch (sandbox.outcome(new ConfirmEmpty(step(what), node.nodeId()))) {
      case Outcome.StillOccupied(var _, var _, var _, var containers) ->
          containers.stream().map(Outcome.ContainerLeft::service).toList();
      case Outcome.Done _ -> List.of();
      case Outcome other -> throw new AssertionError(other);
    };
  }

  private void create(String image, int replicas) throws Exception {
    sandbox.record(1, wanted(spec(image, replicas)));
    assertThat(sandbox.outcome(new CreateService(step("create#1"), ref(1))))
        .isInstanceOf(Outcome.Done.class);
  }

  private void awaitTasks(int runnable) {
    Awaitility.await()
        .atMost(Sandbox.PATIENCE)
        .until(() ->
            sandbox.tasks(name()).stream()
                        .filter(t -> t.path("DesiredState").asText().matches("running|ready"))
                        .count()
                    == runnable
                && sandbox.tasks(name()).stream()
                    .anyMatch(t -> t.at("/Status/State").asText().equals("running")));
  }

  private UpdateService update(String what, int revision, long version, boolean held) {
    return new UpdateService(step(what), ref(revision), version, held, false);
  }

  private ObjectNode live() throws Exception {
    return sandbox.manager.service(name());
  }

  private String name() {
    return sandbox.stack + "_web";
  }

  private StepId step(String what) {
    return StepId.parse(new OperationId(sandbox.stack) + "/" + what).orElseThrow();
  }

  private SpecRef ref(int revision) {
    return new SpecRef(sandbox.stack, revision, Side.WANTED, name());
  }

  private List<NamedSpec> wanted(SpecDocument spec) {
    return List.of(new NamedSpec(name(), spec.json()));
  }

  private SpecDocument spec(String image, int replicas) {
    return SpecDocument.of(
        Json.parse(
            """
            {"Name":"%s","Labels":{"com.docker.stack.namespace":"%s"},
             "TaskTemplate":{"ContainerSpec":{"Image":"%s","StopGracePeriod":1000000000}},
             "Mode":{"Replicated":{"Replicas":%d}},
             "UpdateConfig":{"Parallelism":1,"FailureAction":"rollback","Order":"start-first","Monitor":2000000000}}\
            """
                .formatted(name(), sandbox.stack, image, replicas)));
  }
}
