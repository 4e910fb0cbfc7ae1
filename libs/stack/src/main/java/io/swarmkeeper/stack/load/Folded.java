package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.List;

/**
 * Keys in any case, where docker's schema lets unknown ones through and its decoder ignores case.
 */
final class Folded {
  private Folded() {}

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
