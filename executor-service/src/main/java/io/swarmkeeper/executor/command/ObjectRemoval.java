package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.RemoveObject;
import java.util.List;
import java.util.Optional;

/**
 * Whether a network, config or secret is removed: only one of the stack that was named, and only
 * while no service uses it.
 */
public final class ObjectRemoval {
  private ObjectRemoval() {}

  /**
   * Decides on what was seen just now.
   *
   * @param services all of the swarm, raw
   */
  public static CommandDecision decide(
      RemoveObject command, Optional<ObjectNode> object, List<ObjectNode> services) {
    var what = "the " + command.kind().word() + " " + command.name();
    if (object.isEmpty()) {
      return new CommandDecision.AlreadySo(what + " is not there");
    }
    var labels =
        command.kind() == ObjectKind.NETWORK
            ? object.get().path("Labels")
            : object.get().at("/Spec/Labels");
    if (!StackLabel.owns(command.stack(), labels)) {
      return new CommandDecision.Refuse(what + " does not belong to the stack " + command.stack());
    }
    var id = object.get().path(command.kind() == ObjectKind.NETWORK ? "Id" : "ID").asText();
    var users = users(command, id, services);
    return users.isEmpty()
        ? new CommandDecision.Write(new EngineWrite.NoObject(command.kind(), id), "removed " + what)
        : new CommandDecision.Refuse(what + " is used by " + String.join(", ", users));
  }

  private static List<String> users(RemoveObject command, String id, List<ObjectNode> services) {
    return services.stream()
        .map(service -> service.path("Spec"))
        .filter(spec -> uses(command.kind(), id, spec))
        .map(spec -> spec.path("Name").asText())
        .toList();
  }

  private static boolean uses(ObjectKind kind, String id, JsonNode spec) {
    var container = spec.at("/TaskTemplate/ContainerSpec");
    return switch (kind) {
      case NETWORK ->
          has(spec.at("/TaskTemplate/Networks"), "Target", id)
              || has(spec.path("Networks"), "Target", id);
      case CONFIG ->
          has(container.path("Configs"), "ConfigID", id)
              || container.at("/Privileges/CredentialSpec/Config").asText().equals(id);
      case SECRET -> has(container.path("Secrets"), "SecretID", id);
    };
  }

  private static boolean has(JsonNode references, String field, String id) {
    return references.valueStream().anyMatch(r -> r.path(field).asText().equals(id));
  }
}
