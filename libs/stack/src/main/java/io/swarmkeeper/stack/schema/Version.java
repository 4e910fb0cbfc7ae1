package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The version of a stack file as docker understands it. */
public record Version(String text) {
  private static final Map<String, JsonNode> SCHEMAS = new ConcurrentHashMap<>();

  /** What a file says, before any interpolation. */
  public static Version of(Mapping file, Compat compat) {
    Optional<Value> given = file.get("version");
    if (given.isEmpty()) {
      return new Version(compat.is28() ? "3.13" : "1.0");
    }
    String text = GoPrint.print(given.get());
    return new Version(
        switch (text) {
          case "3" -> compat.is28() ? "3.13" : "3.0";
          case "" -> compat.is28() ? "3.13" : "";
          default -> text;
        });
  }

  /** Whether this CLI reads files of this version. */
  public boolean known(Compat compat) {
    int minor = minor();
    return minor >= 0 && minor <= newest(compat);
  }

  /**
   * The version whose schema tells most of what else is wrong in a file of this unknown version;
   * none for another dialect.
   */
  public Optional<Version> nearest(Compat compat) {
    boolean near = text.isEmpty() || text.equals("1.0") || text.matches("3\\.[0-9]+");
    return near ? Optional.of(new Version("3." + newest(compat))) : Optional.empty();
  }

  /** Whether it is this minor version or a later one. */
  public boolean atLeast(int minor) {
    return minor() >= minor;
  }

  /** What this CLI reads, in words. */
  public static String allowed(Compat compat) {
    return compat.is28()
        ? "3.0 to 3.13 are read, or no 'version' at all"
        : "3.0 to 3.9 are read, as \"3.8\" in quotes";
  }

  /** docker's schema of a version that a CLI knows; each is read once. */
  JsonNode schema() {
    return SCHEMAS.computeIfAbsent(text, Version::read);
  }

  private static JsonNode read(String version) {
    String name = "/io/swarmkeeper/stack/schema/config_schema_v" + version + ".json";
    try (InputStream in = Version.class.getResourceAsStream(name)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int newest(Compat compat) {
    return compat.is28() ? 13 : 9;
  }

  private int minor() {
    return text.matches("3\\.(0|[1-9][0-9]?)") ? Integer.parseInt(text.substring(2)) : -1;
  }
}
