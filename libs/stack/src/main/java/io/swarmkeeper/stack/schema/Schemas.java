package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The schema of each version, read once when it is first needed. */
final class Schemas {
  private static final Map<String, JsonNode> READ = new ConcurrentHashMap<>();

  private Schemas() {}

  static JsonNode of(Version version) {
    return READ.computeIfAbsent(version.text(), Schemas::read);
  }

  private static JsonNode read(String version) {
    String name = "/io/swarmkeeper/stack/schema/config_schema_v" + version + ".json";
    try (InputStream in = Schemas.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no schema for version " + version);
      }
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
