package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Figures;
import io.swarmkeeper.kibana.object.SavedObject.Kind;
import io.swarmkeeper.kibana.source.Dashboard;
import io.swarmkeeper.kibana.source.Panel;
import io.swarmkeeper.kibana.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dashboards: a row of links to the others, then their own rows of panels. */
public final class Dashboards {
  private static final int WIDTH = 48;
  private static final int LINKS_HEIGHT = 3;
  private static final String OPTIONS =
      """
      {"useMargins":true,"syncColors":false,"syncCursor":true,"syncTooltips":false,\
      "hidePanelTitles":false}\
      """;

  private final Map<String, Dashboard> all;
  private final ArrayNode panels = new ArrayNode(JsonNodeFactory.instance);
  private final List<Reference> references = new ArrayList<>();

  /** Left edge, top, width and height, in cells of Kibana's grid. */
  private record Place(int x, int y, int w, int h) {}

  private Dashboards(Sources sources) {
    this.all = sources.dashboards();
  }

  static String id(String name) {
    return SavedObject.PREFIX + "dashboard-" + name;
  }

  /** One of the dashboards of these sources. */
  public static SavedObject object(String name, Sources sources) {
    return new Dashboards(sources).object(name, sources.dashboards().get(name));
  }

  private SavedObject object(String name, Dashboard dashboard) {
    links();
    var top = LINKS_HEIGHT;
    for (var row : dashboard.rows()) {
      row(row, top);
      top += row.height();
    }
    var attributes =
        new ObjectNode(JsonNodeFactory.instance)
            .put("title", "[Swarmkeeper] " + dashboard.title())
            .put("description", dashboard.description());
    var controls = Controls.of(dashboard, references);
    attributes
        .put("panelsJSON", panels.toString())
        .put("optionsJSON", OPTIONS)
        .put("timeRestore", true)
        .put("timeFrom", "now-30d")
        .put("timeTo", "now")
        .put("version", 1);
    attributes.putObject("refreshInterval").put("pause", true).put("value", 60_000);
    attributes.set("controlGroupInput", controls);
    attributes
        .putObject("kibanaSavedObjectMeta")
        .put("searchSourceJSON", SavedSearches.source("").toString());
    references.add(Tag.REFERENCE);
    return new SavedObject(Kind.DASHBOARD, id(name), attributes, List.copyOf(references));
  }

  private void links() {
    var config = panel("links", "links", new Place(0, 0, WIDTH, LINKS_HEIGHT));
    var links = config.putObject("attributes").put("layout", "horizontal").putArray("links");
    var order = 0;
    for (var name : all.keySet()) {
      var reference = "link_" + name + "_dashboard";
      var link =
          links
              .addObject()
              .put("id", name)
              .put("type", "dashboardLink")
              .put("order", order++)
              .put("label", all.get(name).title())
              .put("destinationRefName", reference);
      link.putObject("options")
          .put("openInNewTab", false)
          .put("useCurrentFilters", true)
          .put("useCurrentDateRange", true);
      references.add(new Reference(Kind.DASHBOARD.type(), id(name), reference).within("links"));
    }
    config.putObject("enhancements");
  }

  private void row(Dashboard.PanelRow row, int top) {
    var taken = row.panels().stream().mapToInt(p -> p.width().orElse(0)).sum();
    var sharing = row.panels().stream().filter(p -> p.width().isEmpty()).count();
    var left = 0;
    for (var panel : row.panels()) {
      int width = panel.width().orElseGet(() -> (WIDTH - taken) / (int) sharing);
      var place = new Place(left, top, width, row.height());
      switch (panel) {
        case Panel.FigurePanel p -> figure(p, place);
        case Panel.SearchPanel p -> search(p, place);
      }
      left += width;
    }
  }

  private void figure(Panel.FigurePanel panel, Place place) {
    var lens = Lens.of(Figures.named(panel.figure()), panel.as());
    var config = panel(panel.name(), "lens", place);
    config.set("attributes", lens.attributes());
    config.putObject("enhancements");
    lens.references().forEach(r -> references.add(r.within(panel.name())));
  }

  private void search(Panel.SearchPanel panel, Place place) {
    var reference = "panel_" + panel.search();
    panel(panel.search(), "search", place).putObject("enhancements");
    ((ObjectNode) panels.get(panels.size() - 1)).put("panelRefName", reference);
    references.add(
        new Reference(Kind.SEARCH.type(), SavedSearches.id(panel.search()), reference)
            .within(panel.search()));
  }

  private ObjectNode panel(String name, String type, Place place) {
    var panel = panels.addObject().put("type", type).put("panelIndex", name);
    panel
        .putObject("gridData")
        .put("x", place.x())
        .put("y", place.y())
        .put("w", place.w())
        .put("h", place.h())
        .put("i", name);
    return panel.putObject("embeddableConfig");
  }
}
