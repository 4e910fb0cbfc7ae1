package io.swarmkeeper.figures;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of one topic by name, in the order of their definition. */
public final class Figures {
  /** Every topic has a file of its name beside this class, and a dashboard. */
  public static final List<String> TOPICS =
      List.of("deployments", "dora", "drains", "health", "who", "pipeline");

  private static final TypeReference<LinkedHashMap<String, Figure>> FILE = new TypeReference<>() {};

  private Figures() {}

  public static Map<String, Figure> of(String topic) {
    if (!TOPICS.contains(topic)) {
      throw new IllegalArgumentException("there is no topic '" + topic + "' among " + TOPICS);
    }
    return Collections.unmodifiableMap(Definitions.read(Figures.class, topic + ".yml", FILE));
  }

  /** One of them, by {@code topic/name}. */
  public static Figure named(String name) {
    var parts = name.split("/", 2);
    var figure = parts.length == 2 ? of(parts[0]).get(parts[1]) : null;
    if (figure == null) {
      throw new IllegalArgumentException("there is no figure '" + name + "'");
    }
    return figure;
  }
}
