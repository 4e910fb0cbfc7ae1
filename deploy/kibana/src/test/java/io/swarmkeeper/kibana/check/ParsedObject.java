package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A saved object as a reader finds it: the texts in its attributes that hold JSON are parsed.
 *
 * @param json the whole line
 */
public record ParsedObject(ObjectNode json) {
  /** The fields in which Kibana keeps JSON as text. */
  static final Set<String> TEXTS =
      Set.of(
          "panelsJSON",
          "optionsJSON",
          "searchSourceJSON",
          "ignoreParentSettingsJSON",
          "fields",
          "fieldAttrs",
          "fieldFormatMap",
          "runtimeFieldMap",
          "sourceFilters",
          "typeMeta");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Reads one line. */
  public static ParsedObject of(String line) throws JsonProcessingException {
    if (!(JSON.readTree(line) instanceof ObjectNode json)) {
      throw new JsonProcessingException("not an object") {};
    }
    if (json.get("attributes") instanceof ObjectNode attributes) {
      parse(attributes);
    }
    return new ParsedObject(json);
  }

  private static void parse(ObjectNode attributes) throws JsonProcessingException {
    for (var field : List.copyOf(attributes.properties())) {
      if (field.getValue().isTextual() && TEXTS.contains(field.getKey())) {
        attributes.set(field.getKey(), JSON.readTree(field.getValue().asText()));
      } else if (field.getValue() instanceof ObjectNode inner) {
        parse(inner);
      }
    }
  }

  /** Kibana's word for what it is. */
  public String type() {
    return json.path("type").asText();
  }

  /** What identifies it among those of its type. */
  public String id() {
    return json.path("id").asText();
  }

  /** What it says. */
  public JsonNode attributes() {
    return json.path("attributes");
  }

  String where() {
    return type() + " " + id();
  }

  /** A panel of a dashboard, with where it is. */
  public record ParsedPanel(ParsedObject dashboard, JsonNode panel) {
    /** What identifies it on its dashboard. */
    public String name() {
      return panel.path("panelIndex").asText();
    }

    /** What is shown by value. */
    public JsonNode attributes() {
      return panel.at("/embeddableConfig/attributes");
    }

    String where() {
      return dashboard.where() + ", panel " + name();
    }
  }

  /** The panels of a type; none if this is no dashboard. */
  public List<ParsedPanel> panels(String type) {
    var panels = new ArrayList<ParsedPanel>();
    if (type().equals("dashboard")) {
      for (var panel : attributes().path("panelsJSON")) {
        if (panel.path("type").asText().equals(type)) {
          panels.add(new ParsedPanel(this, panel));
        }
      }
    }
    return panels;
  }
}
