package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.kibana.source.ChartType;
import java.util.stream.Stream;

/** How the columns of a layer are drawn. */
record Visualization(String type, ObjectNode json) {
  static Visualization of(LensColumns layer, ChartType as) {
    fits(layer, as);
    return switch (as) {
      case NUMBER -> new Visualization("lnsMetric", number(layer));
      case TABLE -> new Visualization("lnsDatatable", table(layer));
      case BARS -> new Visualization("lnsXY", xy(layer, "bar_stacked"));
      case BARS_ACROSS -> new Visualization("lnsXY", xy(layer, "bar_horizontal"));
      case LINES -> new Visualization("lnsXY", xy(layer, "line"));
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
          "'%s' cannot be drawn as %s: it has %s splits and %s columns"
              .formatted(layer.figure().title(), as, splits, layer.measures().size()));
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
    Stream.concat(layer.splits().stream(), layer.measures().stream())
        .forEach(id -> columns.addObject().put("columnId", id).put("isTransposed", false));
    table.putObject("paging").put("size", 10).put("enabled", true);
    return table;
  }

  /** Bars and lines: the first split along the axis, the second as the series. */
  private static ObjectNode xy(LensColumns layer, String series) {
    var xy = new ObjectNode(JsonNodeFactory.instance).put("preferredSeriesType", series);
    xy.putObject("legend").put("isVisible", true).put("position", "right");
    xy.put("valueLabels", "hide").put("fittingFunction", "None");
    sides(xy.putObject("axisTitlesVisibilitySettings"), false);
    sides(xy.putObject("tickLabelsVisibilitySettings"), true);
    sides(xy.putObject("gridlinesVisibilitySettings"), true);
    var drawn = data().put("seriesType", series).put("xAccessor", layer.splits().getFirst());
    xy.putArray("layers").add(drawn);
    if (layer.splits().size() == 2) {
      drawn.put("splitAccessor", layer.splits().getLast());
    }
    layer.measures().forEach(drawn.putArray("accessors")::add);
    return xy;
  }

  private static void sides(ObjectNode settings, boolean visible) {
    settings.put("x", visible).put("yLeft", visible).put("yRight", visible);
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
    var slices = data();
    pie.putArray("layers").add(slices);
    layer.splits().forEach(slices.putArray("primaryGroups")::add);
    layer.measures().forEach(slices.putArray("metrics")::add);
    slices
        .put("numberDisplay", "value")
        .put("categoryDisplay", "default")
        .put("legendDisplay", "show")
        .put("legendPosition", "right")
        .put("nestedLegend", false);
    return pie;
  }
}
