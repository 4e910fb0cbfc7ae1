package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.CreateConfig;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Whether a config is created; one of that name and content is success. */
public final class ConfigCreation {
  private ConfigCreation() {}

  /** Decides on the config of that name. */
  public static CommandDecision decide(
      CreateConfig command, ObjectNode body, Optional<ObjectNode> sameName) {
    var name = command.spec().name();
    if (sameName.isEmpty()) {
      return new CommandDecision.Write(
          new EngineWrite.NewConfig(body), "created the config " + name);
    }
    return Arrays.equals(content(body), content(sameName.get().path("Spec")))
        ? new CommandDecision.AlreadySo(
            "the config " + name + " is there already", Optional.empty(), false)
        : new CommandDecision.Refuse(
            "a config "
                + name
                + " with other content is there, and a config cannot be changed: give the new one another name");
  }

  private static byte[] content(JsonNode spec) {
    return Base64.getMimeDecoder().decode(spec.path("Data").asText());
  }
}
