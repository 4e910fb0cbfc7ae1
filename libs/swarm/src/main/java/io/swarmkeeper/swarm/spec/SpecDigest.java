package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/** A fingerprint of a spec, whatever the order of its keys. */
public final class SpecDigest {
  private SpecDigest() {}

  /** SHA-256 of the canonical text, in hex: equal for equal JSON. */
  public static String of(JsonNode spec) {
    return ofText(canonical(spec));
  }

  /** The same of a service's spec, whatever its replicas and its counter of forced updates are. */
  public static String unscaled(ObjectNode spec) {
    var form = spec.deepCopy();
    if (form.at("/Mode/Replicated") instanceof ObjectNode replicated) {
      replicated.remove("Replicas");
    }
    if (form.path("TaskTemplate") instanceof ObjectNode task) {
      task.remove("ForceUpdate");
    }
    return ofService(form);
  }

  /**
   * That of a service's spec, whichever engine answered it: a manager of a newer version writes
   * empty fields ({@code NoNewPrivileges: false}) that an older one does not have.
   */
  public static String ofService(JsonNode spec) {
    return of(spec instanceof ObjectNode object ? GoValues.pruned(object) : spec);
  }

  /** SHA-256 of this very text, in hex. */
  public static String ofText(String exact) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(exact.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String canonical(JsonNode node) {
    return switch (node) {
      case ObjectNode object ->
          object
              .propertyStream()
              .sorted(Map.Entry.comparingByKey())
              .map(field -> '"' + field.getKey() + "\":" + canonical(field.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case ArrayNode list ->
          list.valueStream().map(SpecDigest::canonical).collect(Collectors.joining(",", "[", "]"));
      case JsonNode value -> value.toString();
    };
  }
}
