package io.swarmkeeper.record.kept;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * The text of an entry of the journal as the audit record keeps it, a function of the entry alone.
 * Stack files, their variables and what they point to are left out, and what looks like a secret is
 * hidden. What is left can still be read as the same message, so that the record can be checked
 * against it when the journal has forgotten the entry (docs/audit.md).
 *
 * @param text what is kept
 * @param redacted whether it differs from what was sent
 */
public record Kept(String text, boolean redacted) {
  private static final Set<String> SOURCE = Set.of("files", "variables", "contents");
  private static final Set<String> BEFORE_AND_AFTER = Set.of("before", "after");
  private static final int LONGEST_OF_UNKNOWN = 200;

  /** Of the bytes of an entry. */
  public static Kept of(byte[] body) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException _) {
      return new Kept("(" + body.length + " bytes that are no text)", true);
    }
    try {
      var sent = Wire.read(body, JsonNode.class);
      var known = MessageType.named(sent.path("type").asText()).isPresent();
      var kept = sent.<JsonNode>deepCopy();
      if (kept.isContainerNode()) {
        walk(kept, known);
        return kept.equals(sent) ? new Kept(text, false) : new Kept(kept.toString(), true);
      }
    } catch (UnreadableMessage _) {
      // not JSON: as text
    }
    var masked = Mask.text(text);
    return new Kept(masked, !masked.equals(text));
  }

  private static void walk(JsonNode node, boolean known) {
    if (node instanceof ObjectNode object) {
      for (var name : object.properties().stream().map(Map.Entry::getKey).toList()) {
        object.set(name, field(object, name, known));
      }
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        array.set(i, value("", array.get(i), known));
      }
    }
  }

  private static JsonNode field(ObjectNode object, String name, boolean known) {
    var value = object.get(name);
    if (SOURCE.contains(name) && value.isContainerNode()) {
      return hidden(value);
    }
    if (BEFORE_AND_AFTER.contains(name) && value.isTextual() && object.path("field").isTextual()) {
      return TextNode.valueOf(Mask.field(object.get("field").asText(), value.asText()));
    }
    return value(name, value, known);
  }

  /**
   * Of what we do not know, names are believed, and long or many-lined text is no one's business.
   */
  private static JsonNode value(String name, JsonNode value, boolean known) {
    if (!value.isTextual()) {
      walk(value, known);
      return value;
    }
    var text = value.asText();
    if (known) {
      return TextNode.valueOf(Mask.text(text));
    }
    var file = text.length() > LONGEST_OF_UNKNOWN || text.strip().indexOf('\n') >= 0;
    return TextNode.valueOf(file ? Mask.HIDDEN : Mask.value(name, text));
  }

  /** Names stay, and the shape, so that it is still a request; values do not. */
  private static JsonNode hidden(JsonNode source) {
    var copy = source.<JsonNode>deepCopy();
    if (copy instanceof ObjectNode object) {
      object
          .properties()
          .forEach(entry -> {
            if (entry.getValue().isTextual()) {
              entry.setValue(TextNode.valueOf(""));
            }
          });
    } else if (copy instanceof ArrayNode array) {
      array.forEach(file -> {
        if (file instanceof ObjectNode object && object.has("text")) {
          object.put("text", Mask.HIDDEN);
        }
      });
    }
    return copy;
  }
}
