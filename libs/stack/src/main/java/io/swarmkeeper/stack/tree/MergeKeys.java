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
record MergeKeys(Compat compat, Problems problems) {
  /** One entry as written. */
  record Entry(Value key, Value value, boolean merge) {}

  Mapping join(Mark at, List<Entry> entries) throws Unreadable {
    return new Mapping(at, compat.is28() ? explicitFirst(entries) : inOrder(entries));
  }

  private Map<String, Field> explicitFirst(List<Entry> entries) throws Unreadable {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (!entry.merge()) {
        put(fields, entry);
      }
    }
    boolean merged = false;
    for (Entry entry : entries) {
      if (entry.merge() && merged) {
        problems.refuse(entry.key().at(), "", "'<<' is given twice; write '<<: [*a, *b]'");
      } else if (entry.merge()) {
        merged = true;
        sources(entry.value()).forEach(source -> source.fields().forEach(fields::putIfAbsent));
      }
    }
    return fields;
  }

  /** go-yaml v2 lets a '<<' overwrite what stands before it. */
  private Map<String, Field> inOrder(List<Entry> entries) throws Unreadable {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.merge()) {
        sources(entry.value()).reversed().forEach(source -> overwrite(entry, fields, source));
      } else {
        put(fields, entry);
      }
    }
    return fields;
  }

  private void overwrite(Entry entry, Map<String, Field> fields, Mapping source) {
    if (source.fields().keySet().stream().anyMatch(fields::containsKey)) {
      problems.warn(
          entry.key().at(), "", "this docker lets '<<' overwrite the keys before it; put it first");
    }
    fields.putAll(source.fields());
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
    Field before = compat.is28() ? fields.get(key) : fields.put(key, new Field(at, entry.value()));
    fields.putIfAbsent(key, new Field(at, entry.value()));
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

  private static List<Mapping> sources(Value source) throws Unreadable {
    return switch (source) {
      case Mapping mapping -> List.of(mapping);
      case Listing(_, var items) when items.stream().allMatch(Mapping.class::isInstance) ->
          items.stream().map(Mapping.class::cast).toList();
      case Value other ->
          throw new Unreadable(other.at(), "'<<' takes a mapping or a list of mappings");
    };
  }
}
