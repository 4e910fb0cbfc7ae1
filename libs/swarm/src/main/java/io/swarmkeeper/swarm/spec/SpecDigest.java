package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A fingerprint of a raw spec: equal for equal JSON, whatever the order of its keys. */
public final class SpecDigest {
  private SpecDigest() {}

  /** SHA-256 of the canonical text, in hex. */
  public static String of(JsonNode spec) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(canonical(spec).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String canonical(JsonNode node) {
    var text = new StringBuilder();
    write(node, text);
    return text.toString();
  }

  private static void write(JsonNode node, StringBuilder text) {
    var before = "";
    if (node.isObject()) {
      text.append('{');
      for (var field : fields(node).entrySet()) {
        text.append(before).append('"').append(field.getKey()).append("\":");
        write(field.getValue(), text);
        before = ",";
      }
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (var element : node) {
        text.append(before);
        write(element, text);
        before = ",";
      }
      text.append(']');
    } else {
      text.append(node);
    }
  }

  private static Map<String, JsonNode> fields(JsonNode object) {
    var fields = new TreeMap<String, JsonNode>();
    object.properties().forEach(f -> fields.put(f.getKey(), f.getValue()));
    return fields;
  }
}
