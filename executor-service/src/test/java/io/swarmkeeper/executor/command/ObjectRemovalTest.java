package io.swarmkeeper.executor.command;

import static io.swarmkeeper.executor.Given.STEP;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.RemoveObject;
import io.swarmkeeper.engine.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An object goes only if it is of the stack and nobody uses it. */
class ObjectRemovalTest {
  @ParameterizedTest
  @EnumSource
  void an_unused_object_of_the_stack_goes(ObjectKind kind) {
    assertThat(decide(kind, Optional.of(object(kind, "shop")), List.of()))
        .isEqualTo(
            new CommandDecision.Write(
                new EngineWrite.NoObject(kind, "o-1"), "removed the " + kind.word() + " shop_old"));
  }

  @ParameterizedTest
  @EnumSource
  void one_of_another_stack_or_of_none_stays(ObjectKind kind) {
    assertThat(decide(kind, Optional.of(object(kind, "blog")), List.of()))
        .isInstanceOf(CommandDecision.Refuse.class);
    assertThat(decide(kind, Optional.of(object(kind, "")), List.of()))
        .isInstanceOf(CommandDecision.Refuse.class);
  }

  @ParameterizedTest
  @EnumSource
  void one_that_a_service_uses_stays_and_the_service_is_named(ObjectKind kind) {
    assertThat(decide(kind, Optional.of(object(kind, "shop")), List.of(user(kind))))
        .isInstanceOfSatisfying(
            CommandDecision.Refuse.class,
            refused -> assertThat(refused.reason()).endsWith("is used by blog_web"));
  }

  @Test
  void one_that_is_gone_is_success() {
    assertThat(decide(ObjectKind.SECRET, Optional.empty(), List.of()))
        .isInstanceOf(CommandDecision.AlreadySo.class);
  }

  private static CommandDecision decide(
      ObjectKind kind, Optional<ObjectNode> object, List<ObjectNode> services) {
    return ObjectRemoval.decide(new RemoveObject(STEP, "shop", kind, "shop_old"), object, services);
  }

  private static ObjectNode object(ObjectKind kind, String stack) {
    var object = Json.object().put("ID", "o-1").put("Id", "o-1");
    var labelled = kind == ObjectKind.NETWORK ? object : object.putObject("Spec");
    labelled.putObject("Labels").put("com.docker.stack.namespace", stack);
    return object;
  }

  private static ObjectNode user(ObjectKind kind) {
    var service = Json.object();
    var spec = service.putObject("Spec").put("Name", "blog_web");
    var task = spec.putObject("TaskTemplate");
    var container = task.putObject("ContainerSpec");
    switch (kind) {
      case NETWORK -> task.putArray("Networks").addObject().put("Target", "o-1");
      case CONFIG -> container.putArray("Configs").addObject().put("ConfigID", "o-1");
      case SECRET -> container.putArray("Secrets").addObject().put("SecretID", "o-1");
    }
    return service;
  }
}
