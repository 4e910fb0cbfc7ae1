package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.Substitution;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
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
import java.util.function.UnaryOperator;

/** Fills the variables into every string value of a file; keys stay as they are. */
public final class Interpolation {
  private final Substitution substitution;
  private final Casts casts;
  private final VariableLint lint;
  private final Problems problems;

  /** Of a file whose text is at hand. */
  public Interpolation(
      UnaryOperator<String> variables, Compat compat, SourceText source, Problems problems) {
    this.substitution = new Substitution(variables);
    this.casts = new Casts(compat);
    this.lint = new VariableLint(source, problems);
    this.problems = problems;
  }

  /** The file with its variables filled in. What cannot be filled is reported and goes unread. */
  public Mapping fill(Mapping file) {
    return mapping(file, List.of());
  }

  private Value value(Value value, List<String> path) {
    return switch (value) {
      case Text text -> text(text, path);
      case Mapping mapping -> mapping(mapping, path);
      case Listing listing -> list(listing, path);
      case Whole _, Real _, Flag _, Moment _, Nothing _, Unread _ -> value;
    };
  }

  // Unchanged values stay shared, so that aliases cannot blow up the tree.
  @SuppressWarnings("ReferenceEquality")
  private Mapping mapping(Mapping mapping, List<String> path) {
    Map<String, Field> fields = new LinkedHashMap<>();
    boolean changed = false;
    for (var entry : mapping.fields().entrySet()) {
      Field field = entry.getValue();
      Value filled = value(field.value(), deeper(path, entry.getKey()));
      changed |= filled != field.value();
      problems.unset().keyOf(field.key(), field.value().at());
      fields.put(entry.getKey(), new Field(field.key(), filled));
    }
    return changed ? new Mapping(mapping.at(), fields) : mapping;
  }

  @SuppressWarnings("ReferenceEquality")
  private Value list(Listing list, List<String> path) {
    List<Value> items = new ArrayList<>();
    boolean changed = false;
    for (Value item : list.items()) {
      Value filled = value(item, deeper(path, Integer.toString(items.size())));
      changed |= filled != item;
      items.add(filled);
    }
    return changed ? new Listing(list.at(), items) : list;
  }

  private Value text(Text text, List<String> path) {
    var filled = substitution.fill(text.text());
    String where = String.join(".", path);
    if (filled.refused()) {
      filled.faults().forEach(why -> problems.refuse(text.at(), where, why));
    }
    // behind what is refused by itself: that is not because others are empty
    lint.check(text, filled, path);
    if (filled.refused()) {
      return new Unread(text.at());
    }
    if (filled.text().equals(text.text())) {
      return text;
    }
    filled
        .faults()
        .forEach(why ->
            problems.warn(
                text.at(),
                where,
                why + " (docker does not notice, because a good variable follows)"));
    try {
      return casts.cast(text.at(), path, filled.text());
    } catch (MalformedText e) {
      problems.refuse(text.at(), where, e.getMessage());
      return new Unread(text.at());
    }
  }

  private static List<String> deeper(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
