package io.swarmkeeper.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A field's dotted name, taken apart and made ready to be written. There is one of each name that
 * stands in this package. A document has sixty of them, and to take each apart anew and to look for
 * its object is much of what a document costs.
 */
final class FieldName {
  /** Of the document, in which all others are. */
  static final FieldName ROOT = new FieldName();

  private static volatile Known known = new Known(Map.of(), List.of());

  private final String dotted;
  private final SerializableString last;
  private final FieldName parent;
  private final int depth;
  private final int index;

  private FieldName() {
    dotted = "";
    last = new SerializedString("");
    parent = this;
    depth = 0;
    index = -1;
  }

  private FieldName(String dotted, FieldName parent, int index) {
    this.dotted = dotted;
    this.last = new SerializedString(dotted.substring(dotted.lastIndexOf('.') + 1));
    this.parent = parent;
    this.depth = parent.depth + 1;
    this.index = index;
  }

  /** All so far: sorted, those of one object are next to each other, as they begin alike. */
  private record Known(Map<String, FieldName> byText, List<FieldName> sorted) {
    Known with(FieldName name) {
      var more = new HashMap<>(byText);
      more.put(name.dotted, name);
      return new Known(
          more, more.values().stream().sorted(Comparator.comparing(n -> n.dotted)).toList());
    }
  }

  /**
   * For names that stand in the code: they are remembered, which a message must not bring about.
   */
  static FieldName of(String dotted) {
    var name = known.byText.get(dotted);
    return name == null ? learned(dotted) : name;
  }

  private static synchronized FieldName learned(String dotted) {
    var dot = dotted.lastIndexOf('.');
    var parent = dot < 0 ? ROOT : of(dotted.substring(0, dot));
    if (!known.byText.containsKey(dotted)) {
      known = known.with(new FieldName(dotted, parent, known.byText.size()));
    }
    return known.byText.get(dotted);
  }

  /** All that have been asked for, in the order in which they are written. */
  static List<FieldName> all() {
    return known.sorted;
  }

  /** Its place among the values of a document; later names have higher ones. */
  int index() {
    return index;
  }

  FieldName parent() {
    return parent;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeFieldName(last);
  }

  /** Ends and begins objects, so that after the fields of this one those of another can follow. */
  void leave(JsonGenerator json, FieldName forOther) throws IOException {
    if (this == forOther) {
      return;
    }
    if (depth < forOther.depth) {
      leave(json, forOther.parent);
      forOther.write(json);
      json.writeStartObject();
    } else {
      json.writeEndObject();
      parent.leave(json, forOther);
    }
  }
}
