package io.swarmkeeper.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a list of the engine is restricted to, such as {@code label=com.docker.stack.namespace=web}.
 */
public record Filters(Map<String, List<String>> values) {
  public Filters {
    values = Map.copyOf(values);
  }

  /** Everything. */
  public static Filters none() {
    return new Filters(Map.of());
  }

  /** Only what has this label, given as {@code key} or {@code key=value}. */
  public static Filters label(String label) {
    return none().with("label", label);
  }

  /** Also restricted to this; values of the same name are alternatives (labels: all must hold). */
  public Filters with(String name, String value) {
    var more = new LinkedHashMap<>(values);
    more.merge(name, List.of(value), (a, b) -> Stream.concat(a.stream(), b.stream()).toList());
    return new Filters(more);
  }

  /** As a parameter of a URL, {@code filters=…}. */
  public String query() {
    var json = Json.object();
    values.forEach((name, list) -> {
      var array = json.putArray(name);
      list.forEach(array::add);
    });
    return "filters=" + URLEncoder.encode(json.toString(), StandardCharsets.UTF_8);
  }
}
