package io.swarmkeeper.kibana.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.kibana.check.Defect.Layer;
import io.swarmkeeper.kibana.kql.Kql;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every field that is used anywhere is in the template, and of a type that can be used so; every
 * data view meets data streams of ours.
 */
final class FieldCheck {
  private final MappedFields template;
  private final List<ParsedObject> objects;
  private final List<Defect> defects;
  private final Set<String> used = new TreeSet<>();

  FieldCheck(MappedFields template, List<ParsedObject> objects, List<Defect> defects) {
    this.template = template;
    this.objects = objects;
    this.defects = defects;
  }

  Set<String> check() {
    for (var object : objects) {
      switch (object.type()) {
        case "index-pattern" -> dataView(object);
        case "search" -> search(object);
        case "dashboard" -> dashboard(object);
        default -> {}
      }
    }
    return used;
  }

  private void dataView(ParsedObject view) {
    var attributes = view.attributes();
    use(attributes.path("timeFieldName").asText(), FieldUse.TIME, view.where());
    attributes
        .path("fieldFormatMap")
        .fieldNames()
        .forEachRemaining(field -> use(field, FieldUse.DURATION, view.where()));
    if (!template.meets(attributes.path("title").asText())) {
      say(view.where(), "no template is for " + attributes.path("title").asText());
    }
  }

  private void search(ParsedObject search) {
    var attributes = search.attributes();
    attributes.path("columns").forEach(c -> use(c.asText(), FieldUse.SHOW, search.where()));
    query(attributes.at("/kibanaSavedObjectMeta/searchSourceJSON/query/query"), search.where());
  }

  private void dashboard(ParsedObject dashboard) {
    for (var control : dashboard.attributes().at("/controlGroupInput/panelsJSON")) {
      use(control.at("/explicitInput/fieldName").asText(), FieldUse.SPLIT, dashboard.where());
    }
    for (var panel : dashboard.panels("lens")) {
      var state = panel.attributes().path("state");
      query(state.at("/query/query"), panel.where());
      for (var layer : state.at("/datasourceStates/formBased/layers")) {
        layer.path("columns").forEach(column -> column(column, panel.where()));
      }
    }
  }

  private void column(JsonNode column, String where) {
    var field = column.path("sourceField").asText();
    query(column.at("/filter/query"), where);
    switch (column.path("operationType").asText()) {
      case "terms" -> use(field, FieldUse.SPLIT, where);
      case "date_histogram" -> use(field, FieldUse.TIME, where);
      case "unique_count" -> use(field, FieldUse.DISTINGUISH, where);
      case "min", "max" -> extreme(column, field, where);
      case "average", "sum", "median", "percentile" -> use(field, FieldUse.MEASURE, where);
      default -> {}
    }
  }

  private void extreme(JsonNode column, String field, String where) {
    use(field, FieldUse.EXTREME, where);
    var date = template.field(field).filter(f -> f.type().equals("date")).isPresent();
    if (date != column.path("dataType").asText().equals("date")) {
      say(where, field + " is said to be a " + column.path("dataType").asText());
    }
  }

  private void query(JsonNode text, String where) {
    if (text.isTextual()) {
      try {
        query(Kql.of(text.asText()), where);
      } catch (Kql.Unreadable e) {
        say(where, e.getMessage());
      }
    }
  }

  private void query(Kql query, String where) {
    switch (query) {
      case Kql.And q -> q.parts().forEach(part -> query(part, where));
      case Kql.Or q -> q.parts().forEach(part -> query(part, where));
      case Kql.Not q -> query(q.part(), where);
      case Kql.Is q -> use(q.field(), q.quoted() ? FieldUse.FIND : FieldUse.FIND_NUMBER, where);
      case Kql.Exists q -> use(q.field(), FieldUse.BE_THERE, where);
      case Kql.Above q -> use(q.field(), FieldUse.COMPARE, where);
    }
  }

  private void use(String name, FieldUse use, String where) {
    used.add(name);
    var field = template.field(name);
    if (field.isEmpty()) {
      say(where, name + " is not in the template");
    } else if (!use.fits(field.get())) {
      say(where, name + " is a " + field.get().type() + " and cannot be used to " + use);
    }
  }

  private void say(String where, String sentence) {
    defects.add(new Defect(Layer.FIELDS, where, sentence));
  }
}
