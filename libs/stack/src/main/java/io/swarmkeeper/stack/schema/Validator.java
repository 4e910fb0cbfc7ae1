package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.schema.Finding.Kind;
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
import java.util.regex.Pattern;

/** Checks a file against docker's schema of its version and finds everything that is wrong. */
public final class Validator {
  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  private final JsonNode root;
  private final Limits limits;

  /**
   * What became of a file.
   *
   * @param file without what was refused
   */
  public record Checked(Mapping file, List<Finding> findings) {
    /** Copies the list. */
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /** For files of a version that this CLI knows. */
  public Validator(Version version, Compat compat) {
    this.root = Schemas.of(version);
    this.limits = new Limits(new Formats(compat));
  }

  /** Everything in the file that the schema does not allow. */
  public Checked check(Mapping file) {
    List<Finding> findings = new ArrayList<>();
    check(root, file, List.of(), findings);
    List<List<String>> known = findings.stream().map(Finding::path).toList();
    List<Finding> endless = new ArrayList<>();
    Finite.check(file, List.of(), endless);
    endless.stream().filter(f -> !known.contains(f.path())).forEach(findings::add);
    return new Checked(
        Pruning.without(
            file, findings.stream().filter(f -> f.kind() != Kind.NAME).map(Finding::path).toList()),
        findings);
  }

  private void check(JsonNode given, Value value, List<String> path, List<Finding> findings) {
    if (value instanceof Unread) {
      return;
    }
    JsonNode schema = resolved(given);
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), value, path, findings);
    }
    if (schema.has("type") && !Types.allowed(schema.get("type"), value)) {
      findings.add(new Finding(value.at(), path, Types.mismatch(schema.get("type"), value)));
      return;
    }
    for (String fault : limits.faults(schema, value)) {
      findings.add(new Finding(value.at(), path, fault));
    }
    if (value instanceof Mapping mapping) {
      fields(schema, mapping, path, findings);
    }
    if (value instanceof Listing listing) {
      items(schema, listing, path, findings);
    }
  }

  private JsonNode resolved(JsonNode schema) {
    JsonNode current = schema;
    while (current.has("$ref")) {
      current = root.at(current.get("$ref").asText().substring(1));
    }
    return current;
  }

  private void oneOf(JsonNode branches, Value value, List<String> path, List<Finding> findings) {
    List<JsonNode> types = new ArrayList<>();
    List<Finding> best = null;
    int good = 0;
    for (JsonNode branch : branches) {
      List<Finding> found = new ArrayList<>();
      check(branch, value, path, found);
      good += found.isEmpty() ? 1 : 0;
      JsonNode type = type(branch);
      types.add(type);
      if (Types.allowed(type, value)) {
        best = found;
      }
    }
    if (good == 1) {
      return;
    }
    if (best == null || best.isEmpty()) {
      findings.add(new Finding(value.at(), path, Types.mismatch(types, value)));
    } else {
      findings.addAll(best);
    }
  }

  private JsonNode type(JsonNode branch) {
    JsonNode schema = resolved(branch);
    return schema.get("type");
  }

  private void fields(JsonNode schema, Mapping mapping, List<String> path, List<Finding> findings) {
    for (JsonNode required : schema.path("required")) {
      if (mapping.get(required.asText()).isEmpty()) {
        findings.add(new Finding(mapping.at(), path, "'" + required.asText() + "' is missing"));
      }
    }
    for (var entry : mapping.fields().entrySet()) {
      field(schema, entry.getKey(), entry.getValue(), path, findings);
    }
  }

  private void field(
      JsonNode schema, String key, Field field, List<String> path, List<Finding> findings) {
    List<String> deeper = deeper(path, key);
    JsonNode property = schema.path("properties").get(key);
    boolean known = property != null;
    if (known) {
      check(property, field.value(), deeper, findings);
    }
    for (var pattern : schema.path("patternProperties").properties()) {
      if (pattern(pattern.getKey()).matcher(key).find()) {
        known = true;
        check(pattern.getValue(), field.value(), deeper, findings);
      }
    }
    JsonNode more = schema.get("additionalProperties");
    boolean closed = more != null && more.isBoolean() && !more.asBoolean();
    if (!known && closed && !(field.value() instanceof Unread)) {
      Kind kind = Unknown.isName(schema) && path.size() == 1 ? Kind.NAME : Kind.KEY;
      findings.add(new Finding(field.key(), deeper, Unknown.sentence(key, path, schema), kind));
      if (kind == Kind.NAME) {
        check(schema.get("patternProperties").elements().next(), field.value(), deeper, findings);
      }
    }
  }

  private void items(JsonNode schema, Listing listing, List<String> path, List<Finding> findings) {
    JsonNode item = schema.get("items");
    Map<String, Mark> seen = new HashMap<>();
    int index = 0;
    for (Value value : listing.items()) {
      List<String> deeper = deeper(path, Integer.toString(index++));
      int before = findings.size();
      if (item != null) {
        check(item, value, deeper, findings);
      }
      boolean refused = findings.size() > before || value instanceof Unread;
      boolean anyText = path.contains("extra_hosts") || path.contains("expose");
      if (value instanceof Moment && !anyText && !refused) {
        findings.add(new Finding(value.at(), deeper, "is read as a date; put it in quotes"));
      }
      if (schema.path("uniqueItems").asBoolean() && !refused) {
        Mark first = seen.putIfAbsent(Types.canonical(value), value.at());
        if (first != null) {
          findings.add(
              new Finding(value.at(), deeper, "is already listed at line " + first.line()));
        }
      }
    }
  }

  private static synchronized Pattern pattern(String regex) {
    return PATTERNS.computeIfAbsent(regex, Pattern::compile);
  }

  private static List<String> deeper(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
