package io.swarmkeeper.swarm.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.swarm.EngineJson;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a task reserves, or what a node has to give: CPU in billionths, memory in bytes, and
 * whatever else is counted by a name.
 */
public record Reservation(Map<String, Long> amounts) {
  public static final Reservation NOTHING = new Reservation(Map.of());

  private static final String CPU = "cpus";
  private static final String MEMORY = "memory";

  public Reservation {
    amounts = Map.copyOf(amounts);
  }

  public static Reservation ofTask(JsonNode taskSpec) {
    return read(taskSpec.at("/Resources/Reservations"));
  }

  /** What a node has altogether. */
  public static Reservation ofNode(JsonNode node) {
    return read(node.at("/Description/Resources"));
  }

  private static Reservation read(JsonNode resources) {
    var amounts = new TreeMap<String, Long>();
    put(amounts, CPU, resources.path("NanoCPUs").asLong(0));
    put(amounts, MEMORY, resources.path("MemoryBytes").asLong(0));
    for (var generic : resources.path("GenericResources")) {
      var discrete = generic.path("DiscreteResourceSpec");
      var named = generic.path("NamedResourceSpec");
      put(amounts, EngineJson.textOrEmpty(discrete, "/Kind"), discrete.path("Value").asLong(0));
      put(amounts, EngineJson.textOrEmpty(named, "/Kind"), named.isMissingNode() ? 0 : 1);
    }
    return new Reservation(amounts);
  }

  private static void put(Map<String, Long> amounts, String what, long amount) {
    if (amount > 0) {
      amounts.merge(what, amount, Long::sum);
    }
  }

  public boolean nothing() {
    return amounts.isEmpty();
  }

  public Reservation plus(Reservation other) {
    return combined(other, 1);
  }

  /** What is left of this; it may be less than nothing. */
  public Reservation minus(Reservation other) {
    return combined(other, -1);
  }

  public Reservation times(long many) {
    var all = new TreeMap<String, Long>();
    amounts.forEach((what, amount) -> all.put(what, amount * many));
    return new Reservation(all);
  }

  private Reservation combined(Reservation other, long sign) {
    var all = new TreeMap<>(amounts);
    other.amounts.forEach((what, amount) -> all.merge(what, sign * amount, Long::sum));
    return new Reservation(all);
  }

  /** How many times another goes into this. */
  public long holds(Reservation each) {
    return each.amounts.entrySet().stream()
        .mapToLong(e -> Math.max(0, amounts.getOrDefault(e.getKey(), 0L)) / e.getValue())
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** In words, of those kinds that another asks for. */
  public String words(Reservation asked) {
    return asked.amounts.keySet().stream()
        .sorted()
        .map(what -> words(what, Math.max(0, amounts.getOrDefault(what, 0L))))
        .collect(Collectors.joining(" and "));
  }

  private static String words(String what, long amount) {
    return switch (what) {
      case CPU -> decimal(amount, 1_000_000_000L, 2) + " CPUs";
      case MEMORY ->
          amount >= 1L << 30
              ? decimal(amount, 1L << 30, 1) + "G of memory"
              : decimal(amount, 1L << 20, 0) + "M of memory";
      default -> amount + " " + what;
    };
  }

  private static String decimal(long amount, long unit, int places) {
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.valueOf(unit), places, RoundingMode.DOWN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
