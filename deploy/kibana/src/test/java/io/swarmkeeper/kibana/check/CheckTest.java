package io.swarmkeeper.kibana.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckTest {
  @Test
  void nothing_is_wrong_with_what_we_ship() {
    assertThat(Check.of(Shipped.NDJSON, MappedFields.of(Shipped.templates()))).isEmpty();
  }

  static Stream<String> fields() {
    return Check.fieldsUsed(Shipped.NDJSON, MappedFields.of(Shipped.templates())).stream()
        .filter(field -> !field.equals("_ignored")); // Elasticsearch's own
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_field_that_is_used_cannot_leave_the_template(String field) {
    var templates = Shipped.templates();
    templates
        .path("component_templates")
        .forEach(t -> remove(t.at("/template/mappings/properties"), field));

    assertThat(Check.of(Shipped.NDJSON, MappedFields.of(templates)))
        .anySatisfy(defect -> assertThat(defect.says()).contains(field + " is not in"));
  }

  private static void remove(JsonNode properties, String name) {
    if (properties instanceof ObjectNode object) {
      object.remove(name);
      for (var property : object.properties()) {
        if (name.startsWith(property.getKey() + ".")) {
          remove(
              property.getValue().path("properties"),
              name.substring(property.getKey().length() + 1));
        }
      }
    }
  }
}
