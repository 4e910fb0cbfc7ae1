package io.swarmkeeper.kibana.source;

import com.fasterxml.jackson.core.type.TypeReference;
import io.swarmkeeper.figures.DataStreams;
import io.swarmkeeper.figures.Definitions;
import io.swarmkeeper.figures.Figures;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that the saved objects are made from, in the order of the files. */
public record Sources(
    Map<DataStreams, DataView> dataViews,
    Map<String, SavedSearch> searches,
    Map<String, Dashboard> dashboards) {

  /** A name for people. */
  public record DataView(String name) {}

  /** Reads the files beside this class. */
  public static Sources read() {
    var dashboards = new LinkedHashMap<String, Dashboard>();
    for (var topic : Figures.TOPICS) {
      dashboards.put(topic, read("dashboards/" + topic + ".yml", new TypeReference<>() {}));
    }
    return new Sources(
        read("data-views.yml", new TypeReference<EnumMap<DataStreams, DataView>>() {}),
        read("searches.yml", new TypeReference<LinkedHashMap<String, SavedSearch>>() {}),
        dashboards);
  }

  private static <T> T read(String file, TypeReference<T> type) {
    return Definitions.read(Sources.class, file, type);
  }
}
