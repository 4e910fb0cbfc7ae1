package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.CreateConfig;
import io.swarmkeeper.contract.Command.CreateNetwork;
import io.swarmkeeper.contract.Rotated;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a network, config or secret is created. One of that name is success: a network of the
 * stack, a config of that content, a secret of that stack and digest; nobody else's is ever taken
 * for ours.
 */
public final class ObjectCreation {
  private ObjectCreation() {}

  /** Decides on the networks of that name. */
  public static CommandDecision network(
      CreateNetwork command, ObjectNode body, List<ObjectNode> sameName) {
    var name = command.spec().name();
    var stack = command.spec().stack();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewNetwork(body), "created the network " + name);
    }
    return sameName.stream().anyMatch(network -> StackLabel.owns(stack, network.path("Labels")))
        ? isThere("network", name)
        : isForeign("network", name, stack);
  }

  /** Decides on the config of that name. */
  public static CommandDecision config(
      CreateConfig command, ObjectNode body, Optional<ObjectNode> sameName) {
    var name = command.spec().name();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewConfig(body), "created the config " + name);
    }
    return Arrays.equals(content(body), content(sameName.get().path("Spec")))
        ? isThere("config", name)
        : isAnother("config", name);
  }

  /**
   * Decides on the secret of that name.
   *
   * @param body with its labels; its data is not looked at
   */
  public static CommandDecision secret(
      String stack, ObjectNode body, Optional<ObjectNode> sameName) {
    var name = body.path("Name").asText();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewSecret(body), "created the secret " + name);
    }
    var live = sameName.get().path("Spec");
    if (!StackLabel.owns(stack, live.path("Labels"))) {
      return isForeign("secret", name, stack);
    }
    return Objects.equals(Rotated.digest(live), Rotated.digest(body))
        ? isThere("secret", name)
        : isAnother("secret", name);
  }

  private static byte[] content(JsonNode spec) {
    return Base64.getMimeDecoder().decode(spec.path("Data").asText());
  }

  private static CommandDecision isThere(String kind, String name) {
    return new CommandDecision.AlreadySo("the " + kind + " " + name + " is there already");
  }

  private static CommandDecision isForeign(String kind, String name, String stack) {
    return new CommandDecision.Refuse(
        "a %s %s is there and does not belong to the stack %s: declare it external, or remove it"
            .formatted(kind, name, stack));
  }

  private static CommandDecision isAnother(String kind, String name) {
    return new CommandDecision.Refuse(
        "a %s %s with other content is there, and a %s cannot be changed: give the new one another name"
            .formatted(kind, name, kind));
  }
}
