package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.text.EnvFile;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.LintRule;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** env_file first, environment over it; what has no value takes the deployer's. */
record Environment(LoadContext context) {
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

  /** The service's variables; null means: unset it in the container. */
  Mapping resolve(Mapping service, String path) {
    Map<String, Field> env = new LinkedHashMap<>();
    Map<String, Field> fromFiles = new LinkedHashMap<>();
    service
        .changed("env_file", ShortForms::oneOrMany)
        .items("env_file")
        .forEach(file -> file(fromFiles, file, path + ".env_file"));
    fromFiles.forEach((name, field) -> put(env, name, field));
    service
        .get("environment")
        .ifPresent(given ->
            ShortForms.stringsOrNull(given)
                .fields()
                .forEach((name, field) -> put(env, name, field)));
    return new Mapping(service.where("environment"), env);
  }

  private void put(Map<String, Field> env, String name, Field field) {
    boolean empty =
        field.value() instanceof Nothing
            || (field.value() instanceof Text(_, var text) && text.isEmpty());
    String own = empty ? context.variables().apply(name) : null;
    env.put(name, own == null ? field : new Field(field.key(), new Text(field.key(), own)));
  }

  private void file(Map<String, Field> env, Value file, String path) {
    if (file instanceof Unread) {
      return;
    }
    String name = GoPrint.print(file);
    Optional<byte[]> bytes = context.contents().read(name);
    if (bytes.isEmpty()) {
      context.refuse(file.at(), path, "the file '" + name + "' does not exist");
      return;
    }
    try {
      Map<String, String> read = EnvFile.read(bytes.get(), context.variables());
      read.forEach((key, value) -> env.put(key, new Field(file.at(), new Text(file.at(), value))));
      quotes(name, read, file, path);
    } catch (MalformedText e) {
      context.refuse(file.at(), path, "the file '" + name + "': " + e.getMessage());
    }
  }

  /** docker compose takes them off, docker stack deploy does not. */
  private void quotes(String name, Map<String, String> read, Value file, String path) {
    List<String> quoted =
        read.entrySet().stream()
            .filter(entry -> QUOTED.matcher(entry.getValue()).matches())
            .map(Map.Entry::getKey)
            .toList();
    if (!quoted.isEmpty()) {
      context
          .problems()
          .lintOnce(
              file.at(),
              path,
              LintRule.KEPT_QUOTES,
              "the file '%s': the quotes belong to the %s of %s"
                  .formatted(
                      name, quoted.size() == 1 ? "value" : "values", String.join(", ", quoted)));
    }
  }
}
