package io.swarmkeeper.stack.tree;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Variables that are not set, and where they leave nothing behind. Each is told once: with what is
 * refused because of it, or else as a warning at the first of its places.
 */
public final class UnsetVariables {
  private final Map<String, Map<Mark, Place>> byName = new LinkedHashMap<>();
  private final Map<Mark, Set<String>> byValue = new HashMap<>();
  private final Map<Mark, Mark> values = new HashMap<>();
  private final Set<Place> told = new HashSet<>();

  /**
   * One place of a variable.
   *
   * @param value where the text begins that it stands in
   */
  private record Place(Mark at, Mark value, String path) {}

  /** A variable leaves nothing in a text. */
  public void add(String name, Mark at, Mark value, String path) {
    byName
        .computeIfAbsent(name, _ -> new LinkedHashMap<>())
        .putIfAbsent(at, new Place(at, value, path));
    byValue.computeIfAbsent(value, _ -> new LinkedHashSet<>()).add(name);
  }

  /** What is said of a key is said of its value. */
  public void keyOf(Mark key, Mark value) {
    if (byValue.containsKey(value)) {
      values.put(key, value);
    }
  }

  /** Why something is refused there, if variables are to blame; nothing else. */
  String because(Mark at) {
    Mark value = values.getOrDefault(at, at);
    Set<String> names = byValue.get(value);
    if (names == null) {
      return "";
    }
    names.forEach(name ->
        byName.get(name).values().stream().filter(p -> p.value().equals(value)).forEach(told::add));
    return names.size() == 1
        ? "; " + names.iterator().next() + " is empty in it, because it is not set"
        : "; " + String.join(" and ", names) + " are empty in it, because they are not set";
  }

  /** Warns of those that nothing was said of. */
  public void warn(Problems problems) {
    byName.forEach((name, places) -> {
      List<Place> rest = places.values().stream().filter(place -> !told.contains(place)).toList();
      if (!rest.isEmpty()) {
        Place first = rest.getFirst();
        problems.lint(first.at(), first.path(), LintRule.UNSET_VARIABLE, sentence(name, rest));
      }
    });
  }

  private static String sentence(String name, List<Place> places) {
    int more = places.size() - 1;
    String also = more == 0 ? "" : " and at " + more + (more == 1 ? " more place" : " more places");
    return "the variable %s is not set, and becomes empty here%s; write ${%s:-} if that is meant"
        .formatted(name, also, name);
  }
}
