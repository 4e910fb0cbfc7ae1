package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.kibana.check.Defect.Layer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a schema cannot say of a visualization: that its parts know each other. */
final class LensCheck {
  private static final Set<String> SPLITS =
      Set.of("xAccessor", "yAccessor", "splitAccessor", "primaryGroups");
  private static final Set<String> MEASURES =
      Set.of("metricAccessor", "valueAccessor", "accessors", "metrics");

  private final ParsedObject.ParsedPanel panel;
  private final JsonNode columns;
  private final List<Defect> defects;
  private final Set<String> drawn = new HashSet<>();

  private LensCheck(ParsedObject.ParsedPanel panel, JsonNode layer, List<Defect> defects) {
    this.panel = panel;
    this.columns = layer.path("columns");
    this.defects = defects;
  }

  static void check(ParsedObject.ParsedPanel panel, List<Defect> defects) {
    var layers = panel.attributes().at("/state/datasourceStates/formBased/layers");
    var id = layers.fieldNames().next();
    var structure = new LensCheck(panel, layers.path(id), defects);
    structure.order(layers.path(id).path("columnOrder"));
    structure.picture(panel.attributes().at("/state/visualization"), id);
  }

  private void order(JsonNode order) {
    var listed = new TreeSet<String>();
    var measured = false;
    for (var id : order) {
      listed.add(id.asText());
      var bucketed = columns.path(id.asText()).path("isBucketed").asBoolean();
      if (bucketed && measured) {
        say(id.asText() + " splits, but stands behind what is measured");
      }
      measured |= !bucketed;
      var by = columns.path(id.asText()).at("/params/orderBy/columnId");
      if (by.isTextual() && !measures(by.asText())) {
        say(id.asText() + " is ordered by " + by.asText() + ", which measures nothing");
      }
    }
    var there = new TreeSet<String>();
    columns.fieldNames().forEachRemaining(there::add);
    if (!listed.equals(there)) {
      say("columnOrder has " + listed + ", but there are " + there);
    }
  }

  private void picture(JsonNode visualization, String layer) {
    pictured(visualization, layer);
    columns
        .fieldNames()
        .forEachRemaining(id -> {
          if (!drawn.contains(id)) {
            say(id + " is asked for and not drawn");
          }
        });
  }

  private void pictured(JsonNode json, String layer) {
    for (var field : json.properties()) {
      var name = field.getKey();
      var value = field.getValue();
      if (name.equals("layerId") && !value.asText().equals(layer)) {
        say("draws the layer " + value.asText() + ", but has " + layer);
      } else if (SPLITS.contains(name)) {
        ids(value).forEach(id -> drawn(id, splits(id), name));
      } else if (MEASURES.contains(name)) {
        ids(value).forEach(id -> drawn(id, measures(id), name));
      } else if (name.equals("columnId")) {
        drawn(value.asText(), columns.has(value.asText()), name);
      } else {
        (value.isArray() ? value : List.of(value)).forEach(inner -> pictured(inner, layer));
      }
    }
  }

  private void drawn(String id, boolean fits, String as) {
    if (!fits) {
      say(id + " cannot be the " + as);
    }
    if (!drawn.add(id)) {
      say(id + " is drawn twice");
    }
  }

  private static List<String> ids(JsonNode value) {
    var ids = new ArrayList<String>();
    if (value.isArray()) {
      value.forEach(id -> ids.add(id.asText()));
    } else {
      ids.add(value.asText());
    }
    return ids;
  }

  private boolean splits(String id) {
    return columns.path(id).path("isBucketed").asBoolean();
  }

  private boolean measures(String id) {
    return columns.has(id) && !splits(id);
  }

  private void say(String sentence) {
    defects.add(new Defect(Layer.LENS, panel.where(), sentence));
  }
}
