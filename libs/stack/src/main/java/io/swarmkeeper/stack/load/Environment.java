package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.text.EnvFile;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** env_file first, environment over it; what has no value takes the deployer's. */
record Environment(LoadContext context) {
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
      EnvFile.read(bytes.get(), context.variables())
          .forEach((key, value) -> env.put(key, new Field(file.at(), new Text(file.at(), value))));
    } catch (MalformedText e) {
      context.refuse(file.at(), path, "the file '" + name + "': " + e.getMessage());
    }
  }
}
