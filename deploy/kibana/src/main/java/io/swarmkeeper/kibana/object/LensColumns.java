package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.Column;
import io.swarmkeeper.figures.Conditions;
import io.swarmkeeper.figures.Figure;
import io.swarmkeeper.figures.Measure;
import io.swarmkeeper.figures.Split;
import io.swarmkeeper.figures.Unit;
import java.util.List;
import java.util.stream.IntStream;

/** The data of a visualization: what Lens calls columns are the splits and then the measures. */
record LensColumns(Figure figure) {

  List<String> splits() {
    return IntStream.range(0, figure.by().size()).mapToObj(i -> "split-" + i).toList();
  }

  List<String> measures() {
    return IntStream.range(0, figure.columns().size()).mapToObj(i -> "measure-" + i).toList();
  }

  ObjectNode json() {
    var layer = new ObjectNode(JsonNodeFactory.instance);
    var order = layer.putArray("columnOrder");
    splits().forEach(order::add);
    measures().forEach(order::add);
    var columns = layer.putObject("columns");
    for (var i = 0; i < figure.by().size(); i++) {
      columns.set(splits().get(i), split(figure.by().get(i)));
    }
    for (var i = 0; i < figure.columns().size(); i++) {
      columns.set(measures().get(i), measure(figure.columns().get(i)));
    }
    layer.putObject("incompleteColumns");
    return layer.put("sampling", 1);
  }

  private static ObjectNode column(String label, String type, String operation) {
    return new ObjectNode(JsonNodeFactory.instance)
        .put("label", label)
        .put("customLabel", true)
        .put("dataType", type)
        .put("operationType", operation);
  }

  private ObjectNode split(Split split) {
    return switch (split) {
      case Split.Over over -> {
        var column =
            column(over.label(), "date", "date_histogram")
                .put("isBucketed", true)
                .put("scale", "interval")
                .put("sourceField", over.field());
        column
            .putObject("params")
            .put("interval", over.every().interval())
            .put("includeEmptyRows", false)
            .put("dropPartials", false);
        yield column;
      }
      case Split.Top top -> {
        var column =
            column(top.label(), "string", "terms")
                .put("isBucketed", true)
                .put("scale", "ordinal")
                .put("sourceField", top.field());
        terms(column.putObject("params"), top);
        yield column;
      }
    };
  }

  private void terms(ObjectNode params, Split.Top top) {
    params
        .put("size", top.top())
        .putObject("orderBy")
        .put("type", "column")
        .put("columnId", measures().getFirst());
    params
        .put("orderDirection", "desc")
        .put("otherBucket", false)
        .put("missingBucket", false)
        .putObject("parentFormat")
        .put("id", "terms");
    params.putArray("include");
    params.putArray("exclude");
    params.put("includeIsRegex", false).put("excludeIsRegex", false);
  }

  private static ObjectNode measure(Column measured) {
    var json =
        column(
                measured.label(),
                measured.unit() == Unit.INSTANT ? "date" : "number",
                operation(measured.measure()))
            .put("isBucketed", false)
            .put("scale", "ratio")
            .put("sourceField", measured.field().orElse("___records___"));
    if (!measured.only().conditions().isEmpty()) {
      json.set("filter", SavedSearches.query(KqlWriter.of(measured.only(), Conditions.EVERYTHING)));
    }
    var params = json.putObject("params");
    switch (measured.measure()) {
      case COUNT, SUM, DIFFERENT -> params.put("emptyAsNull", false);
      case P90 -> params.put("percentile", 90);
      case P95 -> params.put("percentile", 95);
      case SHARE ->
          params.putObject("format").put("id", "percent").putObject("params").put("decimals", 1);
      case AVERAGE, MEDIAN, MIN, MAX -> {}
    }
    return json;
  }

  private static String operation(Measure measure) {
    return switch (measure) {
      case COUNT -> "count";
      case SHARE, AVERAGE -> "average";
      case SUM -> "sum";
      case MEDIAN -> "median";
      case P90, P95 -> "percentile";
      case MIN -> "min";
      case MAX -> "max";
      case DIFFERENT -> "unique_count";
    };
  }
}
