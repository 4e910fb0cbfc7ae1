package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bars and lines: the first split along the axis, the second as the series. */
final class XyChart {
  private XyChart() {}

  static ObjectNode of(LensColumns layer, String series) {
    var xy = new ObjectNode(JsonNodeFactory.instance).put("preferredSeriesType", series);
    xy.putObject("legend").put("isVisible", true).put("position", "right");
    xy.put("valueLabels", "hide").put("fittingFunction", "None");
    sides(xy.putObject("axisTitlesVisibilitySettings"), false);
    sides(xy.putObject("tickLabelsVisibilitySettings"), true);
    sides(xy.putObject("gridlinesVisibilitySettings"), true);
    var drawn =
        xy.putArray("layers")
            .addObject()
            .put("layerId", Lens.LAYER)
            .put("layerType", "data")
            .put("seriesType", series)
            .put("xAccessor", layer.splits().getFirst());
    if (layer.splits().size() == 2) {
      drawn.put("splitAccessor", layer.splits().getLast());
    }
    layer.measures().forEach(drawn.putArray("accessors")::add);
    return xy;
  }

  private static void sides(ObjectNode settings, boolean visible) {
    settings.put("x", visible).put("yLeft", visible).put("yRight", visible);
  }
}
