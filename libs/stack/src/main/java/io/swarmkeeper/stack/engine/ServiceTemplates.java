package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.GoTemplate;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;

/**
 * Templates: the engine fills in every text of the host name, the variables and the mounts once,
 * before it takes the service. What a variable holds is never told.
 */
record ServiceTemplates(Scope scope) implements EngineRefusals.ServiceRule {
  @Override
  public void check(String path, Mapping service) {
    one(service, "hostname", path);
    all(service.below("environment"), path + ".environment");
    service
        .items(path, "volumes")
        .forEach((at, volume) -> {
          one(volume, "source", at);
          one(volume, "target", at);
          entry(volume);
        });
  }

  /** The volume that a mount names. */
  private void entry(Mapping volume) {
    String name = volume.text("source");
    Mapping entry = scope.sections().other("volumes").get(name);
    if (!volume.text("type").equals("volume") || entry == null) {
      return;
    }
    one(entry, "name", "volumes." + name);
    for (String key : List.of("labels", "driver_opts")) {
      all(entry.below(key), "volumes." + name + "." + key);
    }
  }

  private void all(Mapping texts, String path) {
    texts.fields().keySet().forEach(key -> one(texts, key, path));
  }

  private void one(Mapping in, String key, String path) {
    if (in.get(key).orElse(null) instanceof Text(var at, var text)) {
      GoTemplate.fault(text)
          .ifPresent(why -> scope.engineRefuses(at, path + "." + key, "a template " + why));
    }
  }
}
