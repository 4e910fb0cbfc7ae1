package io.swarmkeeper.stack.convert;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Capabilities as docker sends them: upper case, with CAP_, once each, adding wins over dropping.
 */
record Capabilities(List<String> add, List<String> drop) {
  Capabilities {
    add = List.copyOf(add);
    drop = List.copyOf(drop);
  }

  static Capabilities of(List<String> add, List<String> drop) {
    Set<String> adds = normal(add);
    Set<String> drops = normal(drop);
    drops.removeAll(adds);
    adds.remove("RESET");
    drops.remove("RESET");
    return new Capabilities(List.copyOf(adds), List.copyOf(drops));
  }

  private static Set<String> normal(List<String> names) {
    var normal = new TreeSet<String>();
    for (String name : names) {
      String upper = name.strip().toUpperCase(Locale.ROOT);
      boolean special = upper.equals("ALL") || upper.equals("RESET") || upper.startsWith("CAP_");
      normal.add(special ? upper : "CAP_" + upper);
    }
    return normal.contains("ALL") ? new TreeSet<>(List.of("ALL")) : normal;
  }
}
