package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins the entries of a mapping: {@code <<} keys, keys given twice, keys that are no strings. */
final class MergeKeys {
  private final Compat compat;
  private final Problems problems;

  MergeKeys(Compat compat, Problems problems) {
    this.compat = compat;
    this.problems = problems;
  }

  /** One entry as written. */
  record Entry(Value key, Value value, boolean merge) {}

  Mapping join(Mark at, List<Entry> entries) throws Unreadable {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.merge()) {
        put(fields, entry);
      }
    }
    for (Entry entry : entries) {
      if (entry.merge()) {
        merge(fields, entry.value());
      }
    }
    return new Mapping(at, fields);
  }

  private void put(Map<String, Field> fields, Entry entry) {
    Mark at = entry.key().at();
    if (!(entry.key() instanceof Text(_, var key))) {
      String printed = GoPrint.print(entry.key());
      problems.refuse(
          at,
          "",
          "keys must be strings, and this one is read as " + printed + ": put it in quotes");
      return;
    }
    Field before = fields.put(key, new Field(at, entry.value()));
    if (before != null) {
      twice(at, key, before.key());
    }
  }

  private void twice(Mark at, String key, Mark before) {
    if (compat.is28()) {
      problems.refuse(at, "", "'" + key + "' is already defined at line " + before.line());
    } else {
      problems.warn(
          at,
          "",
          "'" + key + "' is already defined at line " + before.line() + "; this one wins silently");
    }
  }

  private static void merge(Map<String, Field> fields, Value source) throws Unreadable {
    switch (source) {
      case Mapping(_, var more) -> more.forEach(fields::putIfAbsent);
      case Listing(_, var items) when items.stream().allMatch(Mapping.class::isInstance) ->
          items.forEach(item -> ((Mapping) item).fields().forEach(fields::putIfAbsent));
      case Value other ->
          throw new Unreadable(other.at(), "'<<' takes a mapping or a list of mappings");
    }
  }
}
