package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;
import java.util.Map;

/**
 * Keys in any case, where docker's schema lets unknown ones through and its decoder ignores case.
 */
final class FoldedKeys {
  /** What it knows of a secret or config that a service refers to. */
  static final List<String> REFERENCE = List.of("source", "target", "uid", "gid", "mode");

  /** What it knows of a mount, by the kind of its options. */
  static final Map<String, List<String>> MOUNT_OPTIONS =
      Map.of(
          "bind", List.of("propagation"),
          "volume", List.of("nocopy", "subpath"),
          "tmpfs", List.of("size"));

  private FoldedKeys() {}

  /** The same mapping with the known keys in lower case, unless they are there already. */
  static Value keys(Value value, List<String> known) {
    if (!(value instanceof Mapping mapping)) {
      return value;
    }
    Mapping folded = mapping;
    for (var entry : mapping.fields().entrySet()) {
      for (String key : known) {
        if (entry.getKey().equalsIgnoreCase(key) && folded.get(key).isEmpty()) {
          folded = folded.with(key, entry.getValue().value());
        }
      }
    }
    return folded;
  }
}
