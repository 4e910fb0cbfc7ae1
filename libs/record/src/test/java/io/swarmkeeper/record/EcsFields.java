package io.swarmkeeper.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** ECS' own field list (src/test/resources/ecs), and what of a document it does not allow. */
final class EcsFields {
  private static final JsonNode FIELDS = read("/ecs/fields.json");

  private EcsFields() {}

  static JsonNode read(String resource) {
    try (var in = EcsFields.class.getResourceAsStream(resource)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The type of a field in ECS; empty for a field that it does not know. */
  static String type(String name) {
    return FIELDS.path(name).path("type").asText();
  }

  /** Sentences; none for a valid field. */
  static List<String> violations(String name, JsonNode value) {
    var found = new ArrayList<String>();
    var field = FIELDS.get(name);
    if (field == null) {
      return List.of(name + " is no field of ECS");
    }
    if (field.path("list").asBoolean() != value.isArray()) {
      found.add(name + (value.isArray() ? " is no list in ECS" : " must be a list"));
    }
    if (field.has("allowed")) {
      var allowed = texts(field.get("allowed"));
      for (var one : values(value)) {
        if (!allowed.contains(one.asText())) {
          found.add(name + " may not be " + one.asText());
        }
      }
    }
    return found;
  }

  /** Each type must be one that ECS expects for one of the categories, and each must be used. */
  static List<String> categoryViolations(JsonNode event) {
    var found = new ArrayList<String>();
    var types = texts(event.path("type"));
    var expected = new TreeSet<String>();
    for (var category : event.path("category")) {
      var its = texts(FIELDS.get("event.category").get("types").path(category.asText()));
      expected.addAll(its);
      if (its.stream().noneMatch(types::contains)) {
        found.add("category " + category.asText() + " expects one of " + its + ", not " + types);
      }
    }
    types.stream()
        .filter(type -> !expected.contains(type))
        .forEach(
            type -> found.add("type " + type + " is not expected for " + event.get("category")));
    return found;
  }

  private static Iterable<JsonNode> values(JsonNode value) {
    return value.isArray() ? value : List.of(value);
  }

  private static Set<String> texts(JsonNode list) {
    var texts = new TreeSet<String>();
    StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).forEach(texts::add);
    return texts;
  }
}
