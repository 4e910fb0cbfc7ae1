package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.kibana.check.Defect.Layer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Stricter than Kibana, which looks at data views and searches only: every object that is referred
 * to is in the file, everything in an object that points elsewhere has its reference, and no
 * reference is there for nothing.
 */
final class ReferenceCheck {
  private final List<ParsedObject> objects;
  private final Set<String> there;
  private final List<Defect> defects;

  ReferenceCheck(List<ParsedObject> objects, List<Defect> defects) {
    this.objects = objects;
    this.defects = defects;
    this.there = objects.stream().map(ParsedObject::where).collect(Collectors.toSet());
  }

  void check() {
    objects.forEach(this::check);
  }

  /** What something points to: the type, and where the pointer itself says it, the id. */
  private record Target(String type, String id) {
    boolean is(JsonNode reference) {
      return type.equals(reference.path("type").asText())
          && (id.isEmpty() || id.equals(reference.path("id").asText()));
    }
  }

  private void check(ParsedObject object) {
    var pointers = pointers(object);
    var named = new TreeMap<String, JsonNode>();
    for (var reference : object.json().path("references")) {
      var name = reference.path("name").asText();
      if (named.put(name, reference) != null) {
        say(object, "two references are called " + name);
      }
      if (!there.contains(reference.path("type").asText() + " " + reference.path("id").asText())) {
        say(object, "refers to what is not in the file: " + reference);
      }
      if (!pointers.containsKey(name)) {
        say(object, "nothing uses the reference " + name);
      }
    }
    pointers.forEach((name, target) -> {
      if (!named.containsKey(name)) {
        say(object, "there is no reference " + name);
      } else if (!target.is(named.get(name))) {
        say(object, "the reference " + name + " leads elsewhere: " + named.get(name));
      }
    });
  }

  private Map<String, Target> pointers(ParsedObject object) {
    var pointers = new HashMap<String, Target>();
    for (var reference : object.json().path("references")) {
      if (reference.path("type").asText().equals("tag")) {
        var id = reference.path("id").asText();
        pointers.put("tag-ref-" + id, new Target("tag", id));
      }
    }
    var source = object.attributes().at("/kibanaSavedObjectMeta/searchSourceJSON/indexRefName");
    if (source.isTextual()) {
      pointers.put(source.asText(), new Target("index-pattern", ""));
    }
    controls(object, pointers);
    object
        .panels("search")
        .forEach(panel ->
            pointers.put(
                panel.name() + ":" + panel.panel().path("panelRefName").asText(),
                new Target("search", "")));
    object.panels("links").forEach(panel -> links(panel, pointers));
    object.panels("lens").forEach(panel -> lens(panel, pointers));
    return pointers;
  }

  private static void controls(ParsedObject object, Map<String, Target> pointers) {
    object
        .attributes()
        .at("/controlGroupInput/panelsJSON")
        .properties()
        .forEach(control ->
            pointers.put(
                "controlGroup_" + control.getKey() + ":optionsListDataView",
                new Target(
                    "index-pattern", control.getValue().at("/explicitInput/dataViewId").asText())));
  }

  private static void links(ParsedObject.ParsedPanel panel, Map<String, Target> pointers) {
    for (var link : panel.attributes().path("links")) {
      pointers.put(
          panel.name() + ":" + link.path("destinationRefName").asText(),
          new Target("dashboard", ""));
    }
  }

  private void lens(ParsedObject.ParsedPanel panel, Map<String, Target> pointers) {
    var inner = new TreeMap<String, JsonNode>();
    panel.attributes().path("references").forEach(r -> inner.put(r.path("name").asText(), r));
    var layers = panel.attributes().at("/state/datasourceStates/formBased/layers");
    layers
        .fieldNames()
        .forEachRemaining(layer -> {
          var name = "indexpattern-datasource-layer-" + layer;
          var reference = inner.remove(name);
          if (reference == null) {
            say(panel.dashboard(), panel.name() + " has no reference for its layer " + layer);
          } else {
            pointers.put(
                panel.name() + ":" + name,
                new Target(reference.path("type").asText(), reference.path("id").asText()));
          }
        });
    inner.keySet().forEach(name -> say(panel.dashboard(), panel.name() + " does not use " + name));
  }

  private void say(ParsedObject object, String sentence) {
    defects.add(new Defect(Layer.REFERENCES, object.where(), sentence));
  }
}
