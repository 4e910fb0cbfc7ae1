package io.swarmkeeper.executor.command;

import static io.swarmkeeper.executor.Given.REF;
import static io.swarmkeeper.executor.Given.STEP;
import static io.swarmkeeper.executor.Given.node;
import static io.swarmkeeper.executor.Given.nothing;
import static io.swarmkeeper.executor.Given.seen;
import static io.swarmkeeper.executor.Given.service;
import static io.swarmkeeper.executor.Given.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Command.CreateConfig;
import io.swarmkeeper.contract.Command.CreateNetwork;
import io.swarmkeeper.contract.Command.CreateService;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Command.SetNodeAvailability;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What each command makes of what is there. */
class CommandDecisionsTest {
  private static final UpdateService UPDATE = new UpdateService(STEP, REF, 7, true, false);

  @Test
  void an_update_writes_with_the_version_that_was_decided_on() {
    assertThat(ServiceUpdate.decide(UPDATE, spec("web:v2"), seen(spec("web:v1"), 7)))
        .asInstanceOf(type(CommandDecision.Write.class))
        .satisfies(write -> {
          assertThat(write.did()).isEqualTo("updated shop_web to web:v2");
          assertThat(write.change())
              .isInstanceOfSatisfying(
                  EngineWrite.ServiceSpec.class, c -> assertThat(c.version()).isEqualTo(7));
        });
  }

  @Test
  void a_repeated_update_is_done_whatever_the_version_is_by_now() {
    var ours = spec("web:v2").withLabel(StepId.LABEL, STEP.value());
    assertThat(ServiceUpdate.decide(UPDATE, spec("web:v2"), seen(ours, 9)))
        .isEqualTo(new CommandDecision.AlreadySo("updated shop_web", Optional.of(9L), true));
  }

  @Test
  void an_update_that_was_changed_by_hand_since_is_a_conflict_and_no_repetition() {
    var ours = spec("web:v2").withLabel(StepId.LABEL, STEP.value());
    var service = service(ours, 9);
    service.set("PreviousSpec", ours.json());
    var seen = new ServiceSeen(Optional.of(service), List.of(), List.of(), nothing().names());
    assertThat(ServiceUpdate.decide(UPDATE, spec("web:v2"), seen))
        .isInstanceOf(CommandDecision.Conflict.class);
  }

  @Test
  void an_update_decided_on_another_version_is_a_conflict() {
    assertThat(ServiceUpdate.decide(UPDATE, spec("web:v2"), seen(spec("web:v1"), 8)))
        .isInstanceOf(CommandDecision.Conflict.class);
    assertThat(ServiceUpdate.decide(UPDATE, spec("web:v2"), nothing()))
        .isInstanceOf(CommandDecision.Conflict.class);
  }

  @Test
  void a_creation_creates_once() {
    var create = new CreateService(STEP, REF);
    assertThat(ServiceCreation.decide(create, spec("web:v2"), nothing()))
        .isInstanceOf(CommandDecision.Write.class);
    var ours = spec("web:v2").withLabel(StepId.LABEL, STEP.value());
    assertThat(ServiceCreation.decide(create, spec("web:v2"), seen(ours, 3)))
        .isEqualTo(new CommandDecision.AlreadySo("created shop_web", Optional.of(3L), true));
    assertThat(ServiceCreation.decide(create, spec("web:v2"), seen(spec("web:v2"), 3)))
        .isInstanceOf(CommandDecision.Conflict.class);
  }

  @Test
  void a_creation_takes_the_failure_action_of_the_revision() {
    var decision = ServiceCreation.decide(new CreateService(STEP, REF), spec("web:v2"), nothing());
    assertThat(decision)
        .isEqualTo(
            new CommandDecision.Write(
                new EngineWrite.NewService(
                    spec("web:v2").withLabel(StepId.LABEL, STEP.value()).json()),
                "created shop_web"));
  }

  @Test
  void only_services_of_the_named_stack_are_removed() {
    var service = Optional.of(service(spec("web:v1"), 7));
    assertThat(ServiceRemoval.decide(new RemoveService(STEP, "shop", "shop_web"), service))
        .isInstanceOf(CommandDecision.Write.class);
    assertThat(ServiceRemoval.decide(new RemoveService(STEP, "other", "shop_web"), service))
        .isInstanceOf(CommandDecision.Refuse.class);
    assertThat(ServiceRemoval.decide(new RemoveService(STEP, "shop", "shop_web"), Optional.empty()))
        .isInstanceOf(CommandDecision.AlreadySo.class);
  }

  @Test
  void a_nodes_availability_is_all_that_changes_in_it() {
    var command = new SetNodeAvailability(STEP, "n3", Availability.DRAIN);
    var before = node("n3", "node-3", "active");
    assertThat(NodeAvailability.decide(command, Optional.of(before)))
        .isEqualTo(
            new CommandDecision.Write(
                new EngineWrite.NodeSpec(
                    "n3",
                    40,
                    (com.fasterxml.jackson.databind.node.ObjectNode)
                        node("n3", "node-3", "drain").get("Spec")),
                "set node-3 to drain"));
    assertThat(NodeAvailability.decide(command, Optional.of(node("n3", "node-3", "drain"))))
        .isInstanceOf(CommandDecision.AlreadySo.class);
    assertThat(NodeAvailability.decide(command, Optional.empty()))
        .isInstanceOf(CommandDecision.Fail.class);
  }

  @Test
  void a_network_of_the_stack_is_good_enough_a_foreign_one_is_not() {
    var create = new CreateNetwork(STEP, REF);
    var body = Json.object().put("Name", "shop_web");
    assertThat(ObjectCreation.network(create, body, List.of()))
        .isInstanceOf(CommandDecision.Write.class);
    var ours =
        Json.parse("{\"Name\":\"shop_web\",\"Labels\":{\"com.docker.stack.namespace\":\"shop\"}}");
    assertThat(ObjectCreation.network(create, body, List.of(ours)))
        .isInstanceOf(CommandDecision.AlreadySo.class);
    assertThat(ObjectCreation.network(create, body, List.of(body)))
        .isInstanceOf(CommandDecision.Refuse.class);
  }

  @Test
  void a_config_of_the_same_content_is_good_enough_another_one_is_not() {
    var create = new CreateConfig(STEP, REF);
    var body = Json.parse("{\"Name\":\"c\",\"Data\":\"YWJj\"}");
    assertThat(ObjectCreation.config(create, body, Optional.empty()))
        .isInstanceOf(CommandDecision.Write.class);
    var same = Json.parse("{\"ID\":\"x\",\"Spec\":{\"Name\":\"c\",\"Data\":\"YWJj\"}}");
    assertThat(ObjectCreation.config(create, body, Optional.of(same)))
        .isInstanceOf(CommandDecision.AlreadySo.class);
    var other = Json.parse("{\"ID\":\"x\",\"Spec\":{\"Name\":\"c\",\"Data\":\"eHl6\"}}");
    assertThat(ObjectCreation.config(create, body, Optional.of(other)))
        .isInstanceOf(CommandDecision.Refuse.class);
  }

  @Test
  void a_node_is_empty_when_no_container_of_a_task_runs() {
    var task =
        "{\"Id\":\"%s\",\"State\":\"%s\",\"Labels\":{\"com.docker.swarm.task.id\":\"t\",\"com.docker.swarm.service.name\":\"shop_web\"}}";
    var ended = Json.parse(task.formatted("a", "exited"));
    var standalone = Json.parse("{\"Id\":\"b\",\"State\":\"running\",\"Labels\":{}}");
    assertThat(EmptyConfirmation.decide(List.of(ended, standalone)))
        .isInstanceOf(CommandDecision.AlreadySo.class);
    assertThat(EmptyConfirmation.decide(List.of(ended, Json.parse(task.formatted("c", "running")))))
        .isInstanceOfSatisfying(
            CommandDecision.Occupied.class,
            occupied ->
                assertThat(occupied.containers())
                    .singleElement()
                    .satisfies(left -> assertThat(left.containerId()).isEqualTo("c")));
  }
}
