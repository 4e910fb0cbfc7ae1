package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Rotated;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a secret is created; one of that name, stack and digest is success, and nobody else's is
 * ever taken for ours.
 */
public final class SecretCreation {
  private SecretCreation() {}

  /**
   * Decides on the secret of that name.
   *
   * @param body with its labels; its data is not looked at
   */
  public static CommandDecision decide(
      String stack, ObjectNode body, Optional<ObjectNode> sameName) {
    var name = body.path("Name").asText();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewSecret(body), "created the secret " + name);
    }
    var live = sameName.get().path("Spec");
    if (!StackLabel.owns(stack, live.path("Labels"))) {
      return new CommandDecision.Refuse(
          "a secret "
              + name
              + " is there and does not belong to the stack "
              + stack
              + ": declare it external, or remove it");
    }
    return Objects.equals(Rotated.digest(live), Rotated.digest(body))
        ? new CommandDecision.AlreadySo(
            "the secret " + name + " is there already", Optional.empty(), false)
        : new CommandDecision.Refuse(
            "a secret "
                + name
                + " with other content is there, and a secret cannot be changed: give the new one another name");
  }
}
