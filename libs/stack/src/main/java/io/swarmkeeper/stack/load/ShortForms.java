package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.ShellWords;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shapes that many keys share: one or a list, pairs or a mapping, known keys in any case. */
final class ShortForms {
  /** What docker knows of a secret or config that a service refers to. */
  static final List<String> REFERENCE = List.of("source", "target", "uid", "gid", "mode");

  /** What docker knows of a mount, by the kind of its options. */
  static final Map<String, List<String>> MOUNT_OPTIONS =
      Map.of(
          "bind", List.of("propagation"),
          "volume", List.of("nocopy", "subpath"),
          "tmpfs", List.of("size"));

  private ShortForms() {}

  /** {@code dns: a} is {@code dns: [a]}. */
  static Value oneOrMany(Value value) {
    return value instanceof Text text ? new Listing(text.at(), List.of(text)) : value;
  }

  /** A command line is split as a shell would; a list is taken as it is. */
  static Value words(Value value, String path, Problems problems) {
    if (!(value instanceof Text(var at, var line))) {
      return value;
    }
    try {
      return listing(at, ShellWords.split(line));
    } catch (MalformedText e) {
      problems.refuse(at, path, e.getMessage());
      return new Listing(at, List.of());
    }
  }

  /** {@code test: curl x} is {@code test: [CMD-SHELL, curl x]}. */
  static Value healthTest(Value value) {
    return value instanceof Text(var at, var line)
        ? listing(at, List.of("CMD-SHELL", line))
        : value;
  }

  /**
   * {@code [A=1, B]} or {@code {A: 1, B: }} as a mapping of strings; no value is the empty string.
   */
  static Mapping strings(Value value) {
    return pairs(value, new Text(value.at(), ""));
  }

  /** The same, but no value stays null. */
  static Mapping stringsOrNull(Value value) {
    return pairs(value, new Nothing(value.at()));
  }

  /**
   * The same mapping with the known keys in lower case, unless they are there already: the schema
   * lets unknown ones through, and docker's decoder ignores case.
   */
  static Value folded(Value value, List<String> known) {
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

  private static Mapping pairs(Value value, Value none) {
    Map<String, Field> fields = new LinkedHashMap<>();
    switch (value) {
      case Mapping mapping ->
          mapping
              .fields()
              .forEach((key, field) ->
                  fields.put(key, new Field(field.key(), printed(field.value(), none))));
      case Listing(_, var items) ->
          items.stream()
              .filter(item -> !(item instanceof Unread))
              .forEach(item -> pair(fields, item, none));
      case Text _, Whole _, Real _, Flag _, Moment _, Nothing _, Unread _ -> {}
    }
    return new Mapping(value.at(), fields);
  }

  private static void pair(Map<String, Field> fields, Value item, Value none) {
    String text = GoPrint.print(item);
    int equals = text.indexOf('=');
    Mark at = item.at();
    if (equals < 0) {
      fields.put(text, new Field(at, none));
    } else {
      fields.put(
          text.substring(0, equals), new Field(at, new Text(at, text.substring(equals + 1))));
    }
  }

  private static Value printed(Value value, Value none) {
    return switch (value) {
      case Nothing _ -> none;
      case Unread unread -> unread;
      case Value given -> new Text(given.at(), GoPrint.print(given));
    };
  }

  static Listing listing(Mark at, List<String> texts) {
    List<Value> items = new ArrayList<>();
    texts.forEach(text -> items.add(new Text(at, text)));
    return new Listing(at, items);
  }
}
