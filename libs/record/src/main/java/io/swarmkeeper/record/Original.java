package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a message as the audit record may keep it. Stack files, their variables and the files
 * that they point to often hold passwords, so of those only names and a hash are kept; the message
 * itself stays in the journal, and {@code event.hash} is of its exact bytes.
 */
final class Original {
  private static final String MARKER = "(not kept in the audit record)";

  private Original() {}

  static String of(Message message, byte[] payload) throws UnreadableMessage {
    return switch (message) {
      case Request.Deploy deploy -> withoutSource(deploy, payload);
      case Event.PlanMade _ -> withoutEnvironment(payload);
      default -> new String(payload, StandardCharsets.UTF_8);
    };
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String withoutSource(Request.Deploy deploy, byte[] payload)
      throws UnreadableMessage {
    var whole = Wire.read(payload, JsonNode.class);
    var data = whole.has("data") ? whole.get("data") : whole;
    if (data instanceof ObjectNode fields && fields.has("source")) {
      var hash = sha256(Wire.json(fields.get("source")));
      var kept = fields.putObject("source");
      kept.put("note", MARKER).put("sha256", hash);
      deploy.source().files().forEach(file -> kept.withArray("files").add(file.name()));
      deploy.source().variables().keySet().stream()
          .sorted()
          .forEach(kept.withArray("variables")::add);
      deploy.source().contents().keySet().stream()
          .sorted()
          .forEach(kept.withArray("contents")::add);
      return whole.toString();
    }
    return MARKER; // the data is not where we know it, so nothing is known to be harmless
  }

  private static String withoutEnvironment(byte[] payload) throws UnreadableMessage {
    var whole = Wire.read(payload, JsonNode.class);
    for (var change : whole.findValues("changes")) {
      if (change instanceof ArrayNode changes) {
        changes.forEach(Original::hideEnvironment);
      }
    }
    return whole.toString();
  }

  private static void hideEnvironment(JsonNode change) {
    if (change instanceof ObjectNode fields
        && fields.path("field").asText().startsWith("environment")) {
      for (var side : new String[] {"before", "after"}) {
        if (!fields.path(side).asText().isEmpty()) {
          fields.put(side, MARKER);
        }
      }
    }
  }
}
