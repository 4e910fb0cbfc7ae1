package io.swarmkeeper.kibana.object;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.figures.DataStreams;
import io.swarmkeeper.figures.Unit;
import io.swarmkeeper.kibana.object.SavedObject.Kind;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;

/** Where Kibana looks, and how it shows durations. */
public final class DataViews {
  private DataViews() {}

  public static String id(DataStreams data) {
    return SavedObject.PREFIX + data.name().toLowerCase(Locale.ROOT);
  }

  public static Reference reference(DataStreams data, String name) {
    return new Reference(Kind.DATA_VIEW.type(), id(data), name);
  }

  /**
   * The view.
   *
   * @param name for people
   * @param fields those that are shown anywhere and may need a format
   */
  public static SavedObject object(DataStreams data, String name, SortedSet<String> fields) {
    var attributes =
        new ObjectNode(JsonNodeFactory.instance)
            .put("title", data.pattern())
            .put("name", name)
            .put("timeFieldName", "@timestamp")
            .put("allowNoIndex", true)
            .put("fields", "[]")
            .put("fieldAttrs", "{}")
            .put("fieldFormatMap", formats(fields).toString())
            .put("runtimeFieldMap", "{}")
            .put("sourceFilters", "[]")
            .put("typeMeta", "{}");
    return new SavedObject(Kind.DATA_VIEW, id(data), attributes, List.of());
  }

  private static ObjectNode formats(SortedSet<String> fields) {
    var formats = new ObjectNode(JsonNodeFactory.instance);
    for (var field : fields) {
      switch (Unit.of(field)) {
        case NANOSECONDS -> duration(formats.putObject(field), "nanoseconds");
        case MILLISECONDS -> duration(formats.putObject(field), "milliseconds");
        case NUMBER, SHARE, INSTANT -> {}
      }
    }
    return formats;
  }

  private static void duration(ObjectNode format, String unit) {
    format
        .put("id", "duration")
        .putObject("params")
        .put("inputFormat", unit)
        .put("outputFormat", "humanizePrecise")
        .put("outputPrecision", 1)
        .put("useShortSuffix", true);
  }
}
