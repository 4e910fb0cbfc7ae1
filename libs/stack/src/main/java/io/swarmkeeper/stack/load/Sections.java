package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file, or several merged, decoded: entries by name in each of the five sections.
 *
 * @param extensions top-level {@code x-} keys
 */
public record Sections(
    Mark at,
    Map<String, Mapping> services,
    Map<String, Map<String, Mapping>> others,
    Mapping extensions) {
  /** The sections beside services. */
  public static final List<String> OTHERS = List.of("networks", "volumes", "secrets", "configs");

  /** The entries of a section beside services. */
  public Map<String, Mapping> other(String section) {
    return others.getOrDefault(section, Map.of());
  }

  /**
   * Decodes a file that follows its schema, but for the entries that are known to be broken.
   *
   * @param broken {@code services.web}: left out; of other sections: taken as empty
   */
  public static Sections load(Mapping file, Set<String> broken, Source source) {
    Map<String, Mapping> services = new LinkedHashMap<>();
    var shape = new ServiceShape(source);
    entries(file, "services")
        .forEach((name, value) -> {
          if (value instanceof Mapping service && !broken.contains("services." + name)) {
            services.put(name, shape.shape(name, service));
          }
        });
    Map<String, Map<String, Mapping>> others = new LinkedHashMap<>();
    var top = new TopLevel(source);
    for (String section : OTHERS) {
      Map<String, Mapping> entries = new LinkedHashMap<>();
      entries(file, section)
          .forEach((name, value) -> {
            boolean bad = broken.contains(section + "." + name);
            entries.put(name, top.shape(section, name, bad ? Mapping.empty(value.at()) : value));
          });
      others.put(section, entries);
    }
    return new Sections(file.at(), services, others, extensions(file));
  }

  private static Map<String, Value> entries(Mapping file, String section) {
    Map<String, Value> entries = new LinkedHashMap<>();
    file.mapping(section)
        .ifPresent(m -> m.fields().forEach((name, field) -> entries.put(name, field.value())));
    return entries;
  }

  private static Mapping extensions(Mapping file) {
    Mapping extensions = Mapping.empty(file.at());
    for (var entry : file.fields().entrySet()) {
      if (entry.getKey().startsWith("x-")) {
        extensions = extensions.with(entry.getKey(), entry.getValue().value());
      }
    }
    return extensions;
  }
}
