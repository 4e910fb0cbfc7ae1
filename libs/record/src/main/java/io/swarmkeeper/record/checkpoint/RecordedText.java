package io.swarmkeeper.record.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.contract.mask.SuspectWords;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The text of an entry of the journal as the audit record keeps it, a function of the entry alone.
 * Stack files, their variables and what they point to are left out, and what looks like a secret is
 * hidden. What is left can still be read as the same message, so that the record can be checked
 * against it when the journal has forgotten the entry (docs/audit.md).
 *
 * @param text what is kept
 * @param redacted whether it differs from what was sent
 * @param harmless whether it is a message of ours in which nothing looks like a secret, so that its
 *     texts need not be looked at one by one
 */
public record RecordedText(String text, boolean redacted, boolean harmless) {
  private static final Set<String> SOURCE = Set.of("files", "variables", "contents");
  private static final Set<String> BEFORE_AND_AFTER = Set.of("before", "after");
  private static final int LONGEST_OF_UNKNOWN = 200;
  private static final String FIELD = "field";
  private static final String PACKED = "data_base64";

  /** Stands for what is no text; may stand for itself. */
  private static final char REPLACED = '\uFFFD';

  /**
   * A known message with none of these has nothing that is left out, or hidden. A backslash may
   * write any of them in other letters, a zero is from an encoding of two or four bytes a letter.
   */
  private static final SuspectWords TOUCHED =
      new SuspectWords(
          Stream.of(
                  Mask.SUSPECTS.stream(),
                  Stream.concat(SOURCE.stream(), Stream.of(FIELD, PACKED))
                      .map(name -> "\"" + name + "\""),
                  Stream.of("\\", "\0"))
              .flatMap(words -> words)
              .toList());

  private static final JsonFactory JSON = new JsonFactory();

  public static RecordedText of(byte[] body) {
    return of(body, false);
  }

  /** Of an entry whose bytes have been read as a message of ours: the same, sooner. */
  public static RecordedText ofMessage(byte[] body) {
    return of(body, true);
  }

  /**
   * Of the first bytes of something longer. It cannot be read as JSON, in which names tell what is
   * a secret, so it is left out unless nothing in it could be one.
   */
  public static RecordedText ofHead(byte[] head, long whole) {
    var text = new String(head, StandardCharsets.UTF_8);
    return TOUCHED.anyIn(head) || !Mask.text(text).equals(text) || text.indexOf(REPLACED) >= 0
        ? new RecordedText(
            "(the first %d of %d bytes, not shown)".formatted(head.length, whole), true, false)
        : new RecordedText(text, false, false);
  }

  private static RecordedText of(byte[] body, boolean known) {
    var text = new String(body, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACED) >= 0 && !isText(body)) {
      return new RecordedText("(" + body.length + " bytes that are no text)", true, false);
    }
    if (!TOUCHED.anyIn(body) && (known || isKnown(body))) {
      return new RecordedText(text, false, true);
    }
    try {
      var json = Wire.read(body, JsonNode.class);
      var ours = MessageType.named(json.path("type").asText()).isPresent();
      if (json.isContainerNode()) {
        var unpacked = unpack(json);
        return walk(json, ours) || unpacked
            ? new RecordedText(json.toString(), true, false)
            : new RecordedText(text, false, false);
      }
    } catch (UnreadableMessage _) {
      // not JSON: as text
    }
    var masked = Mask.text(text);
    return new RecordedText(masked, !masked.equals(text), false);
  }

  private static boolean isText(byte[] body) {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static boolean isKnown(byte[] body) {
    var known = false;
    try (var json = JSON.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        var value = json.nextToken();
        if (name.equals("type")) {
          known = value == JsonToken.VALUE_STRING && MessageType.named(json.getText()).isPresent();
        }
        var _ = json.skipChildren();
      }
      return known;
    } catch (IOException _) {
      return false; // not JSON
    }
  }

  /** In Base64 nobody sees a secret: data that comes so is kept as the JSON that it is. */
  private static boolean unpack(JsonNode json) {
    if (json instanceof ObjectNode message && message.path(PACKED).isTextual()) {
      var data = unpacked(message.remove(PACKED).asText());
      var _ = message.set("data", data);
      return true;
    }
    return false;
  }

  private static JsonNode unpacked(String base64) {
    try {
      return Wire.read(Base64.getDecoder().decode(base64), JsonNode.class);
    } catch (IllegalArgumentException | UnreadableMessage _) {
      return TextNode.valueOf(Mask.HIDDEN);
    }
  }

  /** Leaves out and hides in place, and says whether there was anything to. */
  private static boolean walk(JsonNode node, boolean known) {
    var changed = false;
    if (node instanceof ObjectNode object) {
      for (var entry : object.properties()) {
        var value = entry.getValue();
        var kept = field(object, entry.getKey(), value, known);
        kept.ifPresent(entry::setValue);
        changed |= differs(kept, value, known);
      }
    } else if (node instanceof ArrayNode array) {
      for (var i = 0; i < array.size(); i++) {
        var value = array.get(i);
        var kept = text("", value, known);
        if (kept.isPresent()) {
          array.set(i, kept.get());
        }
        changed |= differs(kept, value, known);
      }
    }
    return changed;
  }

  private static boolean differs(Optional<JsonNode> kept, JsonNode value, boolean known) {
    return kept.map(k -> !k.equals(value)).orElseGet(() -> walk(value, known));
  }

  /** What stands for a field; empty, if it is to be walked through. */
  private static Optional<JsonNode> field(
      ObjectNode object, String name, JsonNode value, boolean known) {
    if (SOURCE.contains(name) && value.isContainerNode()) {
      return Optional.of(hidden(value));
    }
    if (BEFORE_AND_AFTER.contains(name) && value.isTextual() && object.path(FIELD).isTextual()) {
      return Optional.of(TextNode.valueOf(Mask.field(object.get(FIELD).asText(), value.asText())));
    }
    return text(name, value, known);
  }

  /**
   * Of what we do not know, names are believed, and long or many-lined text is no one's business.
   */
  private static Optional<JsonNode> text(String name, JsonNode value, boolean known) {
    if (!value.isTextual()) {
      return Optional.empty();
    }
    var text = value.asText();
    if (known) {
      return Optional.of(TextNode.valueOf(Mask.text(text)));
    }
    var file = text.length() > LONGEST_OF_UNKNOWN || text.strip().indexOf('\n') >= 0;
    return Optional.of(TextNode.valueOf(file ? Mask.HIDDEN : Mask.value(name, text)));
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
