package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Merges two decoded forms of a service: later wins unless it is a zero value, lists are appended.
 */
final class ServiceMerge {
  /** Strings by key, where an empty later value still wins. */
  private static final Set<String> STRINGS =
      Set.of("labels", "deploy.labels", "sysctls", "x-keeper");

  private final Compat compat;
  private final KeyedLists keyed;
  private final ZeroValues zeros;

  ServiceMerge(Compat compat, Problems problems) {
    this.compat = compat;
    this.keyed = new KeyedLists(problems);
    this.zeros = new ZeroValues(compat);
  }

  Mapping merge(String name, Mapping base, Mapping later) {
    return mapping("", keyed.collapse(name, base, compat), later);
  }

  private Mapping mapping(String path, Mapping base, Mapping later) {
    Map<String, Field> fields = new LinkedHashMap<>(base.fields());
    later
        .fields()
        .forEach((key, field) ->
            fields.merge(
                key, field, (a, b) -> field(path.isEmpty() ? key : path + "." + key, a, b)));
    return new Mapping(base.at(), fields);
  }

  private Field field(String path, Field base, Field later) {
    Value merged = value(path, base.value(), later.value());
    return merged.equals(base.value()) ? base : new Field(later.key(), merged);
  }

  private Value value(String path, Value base, Value later) {
    if (base instanceof Mapping a && later instanceof Mapping b) {
      return mappings(path, a, b);
    }
    if (base instanceof Listing a && later instanceof Listing b) {
      return lists(path, a, b);
    }
    return zeros.counts(path, later) || unset(path, base) ? later : base;
  }

  /** In place of a variable without a value, any later one counts, also none. */
  private static boolean unset(String path, Value base) {
    boolean none = base instanceof Nothing || (base instanceof Text(_, var text) && text.isEmpty());
    return none && path.startsWith("environment.");
  }

  private Value mappings(String path, Mapping base, Mapping later) {
    if (STRINGS.contains(path) || (path.startsWith("networks.") && path.endsWith(".driver_opts"))) {
      return overlaid(base, later);
    }
    return switch (path) {
      case "logging" -> logging(base, later);
      case "ulimits" -> overlaid(base, later);
      case "networks" -> networks(base, later);
      default -> mapping(path, base, later);
    };
  }

  private Value lists(String path, Listing base, Listing later) {
    boolean words = path.equals("command") || path.equals("entrypoint");
    if (words && compat.is28()) {
      return later.items().isEmpty() ? base : later;
    }
    if (KeyedLists.isKeyed(path, compat) && !base.items().isEmpty()) {
      return keyed.merge(path, base, later);
    }
    List<Value> all = new ArrayList<>(base.items());
    all.addAll(later.items());
    return new Listing(base.at(), all);
  }

  /** Without options in the earlier file, docker forgets those of the later one. */
  private Mapping logging(Mapping base, Mapping later) {
    String before = base.text("driver");
    String after = later.text("driver");
    if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
      return later;
    }
    Mapping merged =
        before.isEmpty() && !after.isEmpty()
            ? base.with("driver", later.get("driver").orElseThrow())
            : base;
    Optional<Mapping> options = base.mapping("options");
    return options
        .map(o -> merged.with("options", overlaid(o, later.mapping("options").orElse(o))))
        .orElse(merged);
  }

  /** Aliases and addresses are taken from the later file, driver options from the earlier. */
  private static Mapping networks(Mapping base, Mapping later) {
    Mapping merged = base;
    for (var entry : later.fields().entrySet()) {
      String name = entry.getKey();
      Value value = entry.getValue().value();
      Value before = base.get(name).orElse(null);
      if (before == null || before instanceof Nothing) {
        merged = merged.with(name, value);
      } else if (before instanceof Mapping a && value instanceof Mapping b) {
        Mapping network = a.without("aliases");
        merged =
            merged.with(
                name,
                b.get("aliases").map(aliases -> network.with("aliases", aliases)).orElse(network));
      }
    }
    return merged;
  }

  private static Mapping overlaid(Mapping base, Mapping later) {
    Map<String, Field> fields = new LinkedHashMap<>(base.fields());
    fields.putAll(later.fields());
    return new Mapping(base.at(), fields);
  }
}
