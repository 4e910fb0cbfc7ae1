package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks a file against docker's schema of its version and finds everything that is wrong. */
public final class Validator {
  private static final Map<String, Pattern> PATTERNS = new HashMap<>();

  private final JsonNode root;
  private final Formats formats;

  /** For files of a version that this CLI knows. */
  public Validator(Version version, Compat compat) {
    this.root = Schemas.of(version);
    this.formats = new Formats(compat);
  }

  /** Everything in the file that the schema does not allow. */
  public List<Finding> check(Mapping file) {
    List<Finding> findings = new ArrayList<>();
    check(root, file, List.of(), findings);
    Finite.check(file, List.of(), findings);
    return findings;
  }

  private void check(JsonNode given, Value value, List<String> path, List<Finding> findings) {
    JsonNode schema = resolved(given);
    if (schema.has("oneOf")) {
      oneOf(schema.get("oneOf"), value, path, findings);
    }
    if (schema.has("type") && !Types.allowed(schema.get("type"), value)) {
      findings.add(new Finding(value.at(), path, Types.mismatch(schema.get("type"), value)));
      return;
    }
    if (schema.has("enum") && !listed(schema.get("enum"), value)) {
      findings.add(
          new Finding(value.at(), path, "must be one of " + Types.words(schema.get("enum"))));
    }
    if (schema.has("format")) {
      formats
          .fault(schema.get("format").asText(), value)
          .ifPresent(text -> findings.add(new Finding(value.at(), path, text)));
    }
    if (schema.has("minimum")) {
      minimum(schema.get("minimum"), value, path, findings);
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

  private static boolean listed(JsonNode words, Value value) {
    for (JsonNode word : words) {
      if (value instanceof Text(_, var text) && text.equals(word.asText())) {
        return true;
      }
    }
    return false;
  }

  private static void minimum(
      JsonNode least, Value value, List<String> path, List<Finding> findings) {
    boolean below =
        switch (value) {
          case Whole(_, var number) -> number.signum() < 0;
          case Real(_, var number) -> number < 0;
          case Value _ -> false;
        };
    if (below) {
      findings.add(new Finding(value.at(), path, "must be at least " + least.asText()));
    }
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
    if (!known && more != null && more.isBoolean() && !more.asBoolean()) {
      findings.add(new Finding(field.key(), deeper, Unknown.sentence(key, path, schema)));
    }
  }

  private void items(JsonNode schema, Listing listing, List<String> path, List<Finding> findings) {
    JsonNode item = schema.get("items");
    Map<String, Mark> seen = new HashMap<>();
    int index = 0;
    for (Value value : listing.items()) {
      List<String> deeper = deeper(path, Integer.toString(index++));
      if (item != null) {
        check(item, value, deeper, findings);
      }
      if (value instanceof Moment && !path.contains("extra_hosts") && !path.contains("expose")) {
        findings.add(new Finding(value.at(), deeper, "is read as a date; put it in quotes"));
      }
      if (schema.path("uniqueItems").asBoolean()) {
        Mark before = seen.putIfAbsent(Types.canonical(value), value.at());
        if (before != null) {
          findings.add(
              new Finding(value.at(), deeper, "is already listed at line " + before.line()));
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
