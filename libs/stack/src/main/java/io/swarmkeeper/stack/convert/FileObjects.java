package io.swarmkeeper.stack.convert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.stack.StackSpec.Named;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The secrets and configs to create: all that are not external, used or not. */
record FileObjects(Scope scope) {
  private static final int MOST_SECRET = 500 * 1024 - 1;
  private static final int MOST_CONFIG = 1000 * 1024 - 1;

  /** Bodies of configs with data, of secrets without: the caller sends those bytes another way. */
  List<Named> of(String section) {
    Map<String, Named> objects = new TreeMap<>();
    scope
        .sections()
        .other(section)
        .forEach((key, entry) -> {
          if (!entry.isTrue("external")) {
            Named object = object(section, key, entry);
            objects.put(object.name(), object);
          }
        });
    return List.copyOf(objects.values());
  }

  private Named object(String section, String key, Mapping entry) {
    String name = scope.name(key, entry);
    ObjectNode body = GoJson.object().put("Name", name);
    body.set("Labels", scope.labels(entry));
    String driver = entry.text("driver");
    boolean driven = section.equals("secrets") && !driver.isEmpty();
    if (driven) {
      ObjectNode to = body.putObject("Driver").put("Name", driver);
      GoJson.set(to, "Options", GoJson.strings(entry.below("driver_opts")));
    }
    if (!entry.text("template_driver").isEmpty()) {
      body.putObject("Templating").put("Name", entry.text("template_driver"));
    }
    if (driven) {
      return new Named(key, name, body, Optional.empty());
    }
    data(section, key, entry)
        .filter(_ -> section.equals("configs"))
        .ifPresent(bytes -> body.put("Data", bytes));
    return new Named(key, name, body, Optional.of(entry.text("file")));
  }

  private Optional<byte[]> data(String section, String key, Mapping entry) {
    String file = entry.text("file");
    String path = section + "." + key;
    boolean unknown = entry.unread("file", "external", "driver");
    if (unknown || (file.isEmpty() && scope.sections().mayHaveMore(section, key))) {
      return Optional.empty();
    }
    if (file.isEmpty()) {
      scope.refuse(entry.at(), path, "needs a 'file', or 'external: true' if it is there already");
      return Optional.empty();
    }
    Optional<byte[]> bytes = scope.contents().read(file);
    boolean elsewhere = section.equals("secrets") && scope.contents().secretsElsewhere();
    if (bytes.isEmpty() && !elsewhere) {
      scope.refuse(entry.where("file"), path + ".file", "the file '" + file + "' does not exist");
    }
    bytes.ifPresent(b -> size(section, path, entry, b.length));
    return bytes.filter(b -> b.length > 0);
  }

  /** The engine's bounds. */
  private void size(String section, String path, Mapping entry, int bytes) {
    boolean secret = section.equals("secrets");
    int most = secret ? MOST_SECRET : MOST_CONFIG;
    if (bytes == 0 || bytes > most) {
      scope.engineRefuses(
          entry.where("file"),
          path + ".file",
          "a %s of %d bytes; 1 to %d are allowed"
              .formatted(secret ? "secret" : "config", bytes, most));
    }
  }
}
