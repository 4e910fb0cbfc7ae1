package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.swarmkeeper.kibana.check.Defect.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Envelope, attributes and visualizations against the JSON schemas beside this class. They restate
 * what the oldest Kibana 9 takes, unknown fields refused, and allow no more of it than we use.
 */
final class SchemaCheck {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private final Map<String, JsonSchema> schemas = new HashMap<>();
  private final List<Defect> defects;

  SchemaCheck(List<Defect> defects) {
    this.defects = defects;
  }

  void check(List<ParsedObject> objects) {
    for (var object : objects) {
      check("object", object.json(), Layer.ENVELOPE, object.where());
      if (defects.isEmpty()) {
        check(object.type(), object.attributes(), Layer.ATTRIBUTES, object.where());
      }
      for (var panel : object.panels("lens")) {
        check("lens", panel.attributes(), Layer.LENS, panel.where());
      }
    }
  }

  private void check(String schema, JsonNode json, Layer layer, String where) {
    schemas
        .computeIfAbsent(
            schema,
            name -> FACTORY.getSchema(SchemaCheck.class.getResourceAsStream(name + ".json")))
        .validate(json)
        .forEach(message -> defects.add(new Defect(layer, where, message.getMessage())));
  }
}
