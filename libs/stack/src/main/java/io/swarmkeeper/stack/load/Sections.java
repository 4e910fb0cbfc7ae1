package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file, or several merged, decoded: entries by name in each of the five sections.
 *
 * @param extensions top-level {@code x-} keys
 * @param unread what may say more than could be read: a section, an entry of one ({@code
 *     services.web}), or {@link #FILE}. What nobody has seen there is not missing
 */
public record Sections(
    Mark at,
    Map<String, Mapping> services,
    Map<String, Map<String, Mapping>> others,
    Mapping extensions,
    Set<String> unread) {
  /** The sections beside services. */
  public static final List<String> OTHERS = List.of("networks", "volumes", "secrets", "configs");

  /** A whole file that could not be read. */
  public static final String FILE = "";

  /** The entries of a section beside services. */
  public Map<String, Mapping> other(String section) {
    return others.getOrDefault(section, Map.of());
  }

  /** Whether a section may have entries that could not be read. */
  public boolean mayHaveMore(String section) {
    return unread.contains(FILE) || unread.contains(section);
  }

  /** Whether an entry may say more than could be read. */
  public boolean mayHaveMore(String section, String name) {
    return mayHaveMore(section) || unread.contains(section + "." + name);
  }

  /** The same, when a file beside these could not be read. */
  public Sections besideUnreadFile() {
    Set<String> more = new LinkedHashSet<>(unread);
    more.add(FILE);
    return new Sections(at, services, others, extensions, more);
  }

  /** Decodes a file that follows its schema, but for what is marked as refused. */
  public static Sections load(Mapping file, LoadContext context) {
    Set<String> unread = new LinkedHashSet<>();
    Map<String, Mapping> services = new LinkedHashMap<>();
    var shape = new ServiceShape(context);
    entries(file, "services", unread)
        .forEach((name, value) -> {
          if (value instanceof Mapping service) {
            services.put(name, shape.shape(name, service));
          }
        });
    Map<String, Map<String, Mapping>> others = new LinkedHashMap<>();
    var top = new TopLevelShape(context);
    for (String section : OTHERS) {
      Map<String, Mapping> entries = new LinkedHashMap<>();
      entries(file, section, unread)
          .forEach((name, value) -> entries.put(name, top.shape(section, name, value)));
      others.put(section, entries);
    }
    return new Sections(file.at(), services, others, extensions(file), unread);
  }

  private static Map<String, Value> entries(Mapping file, String section, Set<String> unread) {
    Map<String, Value> entries = new LinkedHashMap<>();
    if (file.unread(section)) {
      unread.add(section);
    }
    file.mapping(section)
        .ifPresent(m ->
            m.fields()
                .forEach((name, field) -> {
                  entries.put(name, field.value());
                  if (field.value() instanceof Unread) {
                    unread.add(section + "." + name);
                  }
                }));
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
