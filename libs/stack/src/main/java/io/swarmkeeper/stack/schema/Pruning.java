package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes out of a file what was refused, so that the rest can be read on: everything else that is
 * wrong gets told too, and nothing twice. Items of lists keep their numbers.
 */
final class Pruning {
  /** What to take out below a value: all of it, or by key or number. */
  private static final class Cut {
    private final Map<String, Cut> below = new HashMap<>();
    private boolean whole;
  }

  private Pruning() {}

  /** The file with these places unread. */
  static Mapping without(Mapping file, List<List<String>> paths) {
    if (paths.isEmpty()) {
      return file;
    }
    var cut = new Cut();
    for (List<String> path : paths) {
      Cut at = cut;
      for (String key : path) {
        at = at.below.computeIfAbsent(key, _ -> new Cut());
      }
      at.whole = true;
    }
    cut.whole = false;
    return value(file, cut) instanceof Mapping pruned ? pruned : file;
  }

  private static Value value(Value value, Cut cut) {
    if (cut.whole) {
      return new Unread(value.at());
    }
    if (value instanceof Mapping(var at, var fields)) {
      Map<String, Field> kept = new LinkedHashMap<>(fields);
      cut.below.forEach((key, below) ->
          kept.computeIfPresent(key, (_, f) -> new Field(f.key(), value(f.value(), below))));
      return new Mapping(at, kept);
    }
    if (value instanceof Listing(var at, var items)) {
      List<Value> kept = new ArrayList<>();
      for (Value item : items) {
        Cut below = cut.below.get(Integer.toString(kept.size()));
        kept.add(below == null ? item : value(item, below));
      }
      return new Listing(at, kept);
    }
    return value;
  }
}
