package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that the indexer's templates map, and the data streams that they are for. */
public final class MappedFields {
  private final Map<String, Field> fields = new HashMap<>();
  private final List<String> patterns = new ArrayList<>();

  /**
   * A mapped field.
   *
   * @param type Elasticsearch's word
   * @param found whether a query can find it
   * @param counted whether an aggregation can use it
   */
  record Field(String type, boolean found, boolean counted) {}

  private MappedFields() {
    fields.put("_ignored", new Field("keyword", true, true)); // every document has it
  }

  /** Reads the bundle that the indexer installs ({@code audit-template.json}). */
  public static MappedFields of(JsonNode bundle) {
    var template = new MappedFields();
    for (var component : bundle.path("component_templates")) {
      template.read(component.at("/template/mappings/properties"), "");
    }
    for (var index : bundle.path("index_templates")) {
      index.path("index_patterns").forEach(p -> template.patterns.add(p.asText()));
    }
    return template;
  }

  private void read(JsonNode properties, String prefix) {
    for (var property : properties.properties()) {
      var name = prefix + property.getKey();
      var mapping = property.getValue();
      if (mapping.has("type")) {
        var type = mapping.path("type").asText();
        fields.put(
            name,
            new Field(
                type,
                mapping.path("index").asBoolean(true),
                !type.equals("text") && mapping.path("doc_values").asBoolean(true)));
      }
      read(mapping.path("properties"), name + ".");
      read(mapping.path("fields"), name + ".");
    }
  }

  /** A field; a key below a flattened field is a keyword. */
  Optional<Field> field(String name) {
    if (fields.containsKey(name)) {
      return Optional.of(fields.get(name));
    }
    return fields.entrySet().stream()
        .filter(e -> e.getValue().type().equals("flattened") && name.startsWith(e.getKey() + "."))
        .map(_ -> new Field("keyword", true, true))
        .findFirst();
  }

  /** Whether a data view's pattern meets any data stream of ours. */
  boolean meets(String pattern) {
    var fixed = pattern.replaceAll("\\*.*", "");
    return patterns.stream()
        .map(p -> p.replaceAll("\\*.*", ""))
        .anyMatch(ours -> ours.startsWith(fixed) || fixed.startsWith(ours));
  }
}
