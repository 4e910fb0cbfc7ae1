package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.source.Dashboard;
import java.util.List;
import java.util.Locale;

/** The boxes above a dashboard in which values of a field are chosen. */
final class Controls {
  private static final String IGNORES_NOTHING =
      """
      {"ignoreFilters":false,"ignoreQuery":false,"ignoreTimerange":false,\
      "ignoreValidations":false}\
      """;

  private Controls() {}

  /** The controls, and into the list what they need. */
  static ObjectNode of(Dashboard dashboard, List<Reference> references) {
    var panels = new ObjectNode(JsonNodeFactory.instance);
    for (var control : dashboard.controls().entrySet()) {
      var id = control.getKey().toLowerCase(Locale.ROOT);
      var panel =
          panels
              .putObject(id)
              .put("order", panels.size() - 1)
              .put("width", "medium")
              .put("grow", true)
              .put("type", "optionsListControl");
      var input =
          panel
              .putObject("explicitInput")
              .put("id", id)
              .put("dataViewId", DataViews.id(dashboard.in()))
              .put("fieldName", control.getValue())
              .put("title", control.getKey())
              .put("searchTechnique", "prefix");
      input.putArray("selectedOptions");
      input.putObject("sort").put("by", "_count").put("direction", "desc");
      references.add(
          DataViews.reference(dashboard.in(), "controlGroup_" + id + ":optionsListDataView"));
    }
    return new ObjectNode(JsonNodeFactory.instance)
        .put("chainingSystem", "HIERARCHICAL")
        .put("controlStyle", "oneLine")
        .put("ignoreParentSettingsJSON", IGNORES_NOTHING)
        .put("panelsJSON", panels.toString())
        .put("showApplySelections", false);
  }
}
