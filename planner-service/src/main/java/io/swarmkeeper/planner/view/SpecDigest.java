package io.swarmkeeper.planner.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
    if (node.isObject()) {
      var sorted = new TreeMap<String, String>();
      node.properties().forEach(p -> sorted.put(p.getKey(), canonical(p.getValue())));
      return sorted.entrySet().stream()
          .map(e -> '"' + e.getKey() + "\":" + e.getValue())
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (node.isArray()) {
      return node.valueStream()
          .map(SpecDigest::canonical)
          .collect(Collectors.joining(",", "[", "]"));
    }
    return node.toString();
  }
}
