package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The order that {@code depends_on} asks for: a service's wave is one more than the highest of
 * those it depends on.
 *
 * @param numbers by full name
 * @param findings a cycle, or a dependency that the stack does not have
 */
record Waves(Map<String, Integer> numbers, List<Finding> findings) {

  static Waves of(Wanted wanted) {
    var after = new TreeMap<String, List<String>>();
    wanted.services().forEach(s -> after.put(s.name(), s.after()));
    var walk = new Walk(wanted, after);
    after.keySet().forEach(name -> walk.wave(name, List.of()));
    return new Waves(Map.copyOf(walk.numbers), List.copyOf(walk.findings));
  }

  /** After all others. */
  int last() {
    return 1 + numbers.values().stream().mapToInt(Integer::intValue).max().orElse(-1);
  }

  /** One walk over the dependencies. */
  private static final class Walk {
    private final Wanted wanted;
    private final Map<String, List<String>> after;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    Walk(Wanted wanted, Map<String, List<String>> after) {
      this.wanted = wanted;
      this.after = after;
    }

    int wave(String name, List<String> path) {
      if (numbers.containsKey(name)) {
        return numbers.get(name);
      }
      if (path.contains(name)) {
        cycle(name, path);
        return 0;
      }
      var below = new ArrayList<>(path);
      below.add(name);
      var wave = 0;
      for (var before : after.get(name)) {
        wave =
            after.containsKey(before)
                ? Math.max(wave, 1 + wave(before, below))
                : unknown(name, before, wave);
      }
      numbers.put(name, wave);
      return wave;
    }

    private void cycle(String name, List<String> path) {
      var round = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
      round.add(name);
      findings.add(
          Finding.error(
              wanted.where(name) + ".depends_on",
              "the services wait for each other: " + String.join(" -> ", round)));
    }

    private int unknown(String name, String before, int wave) {
      findings.add(
          Finding.warning(
              wanted.where(name) + ".depends_on",
              before + " is not in the stack, so nothing waits for it"));
      return wave;
    }
  }
}
