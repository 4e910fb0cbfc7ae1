package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.source.ChartType;

/** How the columns of a layer are drawn. */
record Visualization(String type, ObjectNode json) {
  static Visualization of(LensColumns layer, ChartType as) {
    fits(layer, as);
    return switch (as) {
      case NUMBER -> new Visualization("lnsMetric", number(layer));
      case TABLE -> new Visualization("lnsDatatable", table(layer));
      case BARS -> new Visualization("lnsXY", XyChart.of(layer, "bar_stacked"));
      case BARS_ACROSS -> new Visualization("lnsXY", XyChart.of(layer, "bar_horizontal"));
      case LINES -> new Visualization("lnsXY", XyChart.of(layer, "line"));
      case HEAT_MAP -> new Visualization("lnsHeatmap", heatMap(layer));
      case PIE -> new Visualization("lnsPie", pie(layer));
    };
  }

  private static void fits(LensColumns layer, ChartType as) {
    var splits = layer.splits().size();
    var fits =
        switch (as) {
          case NUMBER -> splits == 0 && layer.measures().size() == 1;
          case TABLE -> splits > 0;
          case BARS, BARS_ACROSS, LINES -> splits == 1 || splits == 2;
          case HEAT_MAP -> splits == 2 && layer.measures().size() == 1;
          case PIE -> splits == 1 && layer.measures().size() == 1;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "'"
              + layer.figure().title()
              + "' cannot be drawn as "
              + as
              + ": it has "
              + splits
              + " splits and "
              + layer.measures().size()
              + " columns");
    }
  }

  private static ObjectNode data() {
    return new ObjectNode(JsonNodeFactory.instance)
        .put("layerId", Lens.LAYER)
        .put("layerType", "data");
  }

  private static ObjectNode number(LensColumns layer) {
    return data().put("metricAccessor", layer.measures().getFirst()).put("showBar", false);
  }

  private static ObjectNode table(LensColumns layer) {
    var table = data();
    var columns = table.putArray("columns");
    layer
        .splits()
        .forEach(id -> columns.addObject().put("columnId", id).put("isTransposed", false));
    layer
        .measures()
        .forEach(id -> columns.addObject().put("columnId", id).put("isTransposed", false));
    table.putObject("paging").put("size", 10).put("enabled", true);
    return table;
  }

  private static ObjectNode heatMap(LensColumns layer) {
    var map =
        data()
            .put("shape", "heatmap")
            .put("valueAccessor", layer.measures().getFirst())
            .put("yAccessor", layer.splits().getFirst())
            .put("xAccessor", layer.splits().getLast());
    map.putObject("gridConfig")
        .put("type", "heatmap_grid")
        .put("isCellLabelVisible", true)
        .put("isXAxisLabelVisible", true)
        .put("isXAxisTitleVisible", false)
        .put("isYAxisLabelVisible", true)
        .put("isYAxisTitleVisible", false);
    map.putObject("legend")
        .put("isVisible", true)
        .put("position", "right")
        .put("type", "heatmap_legend");
    return map;
  }

  private static ObjectNode pie(LensColumns layer) {
    var pie = new ObjectNode(JsonNodeFactory.instance).put("shape", "pie");
    var slices = pie.putArray("layers").add(data()).get(0);
    var json = (ObjectNode) slices;
    layer.splits().forEach(json.putArray("primaryGroups")::add);
    layer.measures().forEach(json.putArray("metrics")::add);
    json.put("numberDisplay", "value")
        .put("categoryDisplay", "default")
        .put("legendDisplay", "show")
        .put("legendPosition", "right")
        .put("nestedLegend", false);
    return pie;
  }
}
