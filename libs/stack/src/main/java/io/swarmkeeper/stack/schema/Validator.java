package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Unread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Checks a file against docker's schema of its version and finds everything that is wrong. */
public final class Validator {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private final JsonNode root;
  private final ValueChecks values;

  /**
   * Where a file does not follow the schema, and why.
   *
   * @param kind what becomes of the value at this place
   */
  public record Fault(Mark at, List<String> path, String text, Kind kind) {
    public Fault {
      path = List.copyOf(path);
    }

    /** About a value that nobody can go on with. */
    Fault(Mark at, List<String> path, String text) {
      this(at, path, text, Kind.VALUE);
    }

    /** {@code services.web.image}. */
    public String where() {
      return String.join(".", path);
    }
  }

  /** What is wrong at a place. */
  public enum Kind {
    VALUE,
    /** A key that this version does not know. */
    KEY,
    /** Only what an entry is called: what it says counts. */
    NAME
  }

  /**
   * What became of a file.
   *
   * @param file without what was refused
   */
  public record Checked(Mapping file, List<Fault> faults) {
    public Checked {
      faults = List.copyOf(faults);
    }
  }

  /** For files of a version that this CLI knows. */
  public Validator(Version version, Compat compat) {
    this.root = version.schema();
    this.values = new ValueChecks(compat);
  }

  /** Everything in the file that the schema does not allow. */
  public Checked check(Mapping file) {
    List<Fault> faults = new ArrayList<>();
    check(root, file, List.of(), faults);
    List<List<String>> known = faults.stream().map(Fault::path).toList();
    List<Fault> endless = new ArrayList<>();
    ValueChecks.endless(file, List.of(), endless);
    endless.stream().filter(f -> !known.contains(f.path())).forEach(faults::add);
    return new Checked(
        Pruning.without(
            file, faults.stream().filter(f -> f.kind() != Kind.NAME).map(Fault::path).toList()),
        faults);
  }

  private void check(JsonNode given, Value value, List<String> path, List<Fault> faults) {
    if (value instanceof Unread) {
      return;
    }
    JsonNode schema = resolved(given);
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), value, path, faults);
    }
    if (schema.has("type") && !JsonTypes.allowed(schema.get("type"), value)) {
      faults.add(
          new Fault(value.at(), path, JsonTypes.mismatch(List.of(schema.get("type")), value)));
      return;
    }
    for (String fault : values.faults(schema, value)) {
      faults.add(new Fault(value.at(), path, fault));
    }
    if (value instanceof Mapping mapping) {
      fields(schema, mapping, path, faults);
    }
    if (value instanceof Listing listing) {
      items(schema, listing, path, faults);
    }
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode current = schema;
    while (current.has("$ref")) {
      current = root.at(current.get("$ref").asText().substring(1));
    }
    return current;
  }

  private void oneOf(JsonNode branches, Value value, List<String> path, List<Fault> faults) {
    List<JsonNode> types = new ArrayList<>();
    List<Fault> best = null;
    int good = 0;
    for (JsonNode branch : branches) {
      List<Fault> found = new ArrayList<>();
      check(branch, value, path, found);
      good += found.isEmpty() ? 1 : 0;
      JsonNode type = resolved(branch).get("type");
      types.add(type);
      if (JsonTypes.allowed(type, value)) {
        best = found;
      }
    }
    if (good == 1) {
      return;
    }
    if (best == null || best.isEmpty()) {
      faults.add(new Fault(value.at(), path, JsonTypes.mismatch(types, value)));
    } else {
      faults.addAll(best);
    }
  }

  private void fields(JsonNode schema, Mapping mapping, List<String> path, List<Fault> faults) {
    for (JsonNode required : schema.path("required")) {
      if (mapping.get(required.asText()).isEmpty()) {
        faults.add(new Fault(mapping.at(), path, "'" + required.asText() + "' is missing"));
      }
    }
    for (var entry : mapping.fields().entrySet()) {
      field(schema, entry.getKey(), entry.getValue(), path, faults);
    }
  }

  private void field(
      JsonNode schema, String key, Field field, List<String> path, List<Fault> faults) {
    List<String> deeper = deeper(path, key);
    JsonNode property = schema.path("properties").get(key);
    boolean known = property != null;
    if (known) {
      check(property, field.value(), deeper, faults);
    }
    for (var pattern : schema.path("patternProperties").properties()) {
      if (PATTERNS.computeIfAbsent(pattern.getKey(), Pattern::compile).matcher(key).find()) {
        known = true;
        check(pattern.getValue(), field.value(), deeper, faults);
      }
    }
    JsonNode more = schema.get("additionalProperties");
    boolean closed = more != null && more.isBoolean() && !more.asBoolean();
    if (!known && closed && !(field.value() instanceof Unread)) {
      Kind kind = UnknownKey.isName(schema) && path.size() == 1 ? Kind.NAME : Kind.KEY;
      faults.add(new Fault(field.key(), deeper, UnknownKey.sentence(key, path, schema), kind));
      if (kind == Kind.NAME) {
        check(schema.get("patternProperties").elements().next(), field.value(), deeper, faults);
      }
    }
  }

  private void items(JsonNode schema, Listing listing, List<String> path, List<Fault> faults) {
    JsonNode item = schema.get("items");
    Map<String, Mark> seen = new HashMap<>();
    int index = 0;
    for (Value value : listing.items()) {
      List<String> deeper = deeper(path, Integer.toString(index++));
      int before = faults.size();
      if (item != null) {
        check(item, value, deeper, faults);
      }
      boolean refused = faults.size() > before || value instanceof Unread;
      boolean anyText = path.contains("extra_hosts") || path.contains("expose");
      if (value instanceof Moment && !anyText && !refused) {
        faults.add(new Fault(value.at(), deeper, "is read as a date; put it in quotes"));
      }
      if (schema.path("uniqueItems").asBoolean() && !refused) {
        Mark first = seen.putIfAbsent(JsonTypes.canonical(value), value.at());
        if (first != null) {
          faults.add(new Fault(value.at(), deeper, "is already listed at line " + first.line()));
        }
      }
    }
  }

  static List<String> deeper(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
