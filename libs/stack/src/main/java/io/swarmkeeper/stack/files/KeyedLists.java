package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.GoNumber;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that docker turns into maps when it merges, so that entries with the same key collapse. */
record KeyedLists(Problems problems) {
  private static final Map<String, String> KEYS =
      Map.of("ports", "published", "secrets", "source", "configs", "source", "volumes", "target");

  /** Go keeps 32 bits of a port. */
  private static final long WORD = 0xffff_ffffL;

  static boolean isKeyed(String path, Compat compat) {
    return KEYS.containsKey(path) && (compat.is28() || !path.equals("volumes"));
  }

  /** This happens to the earlier file's lists as soon as a later file names the service at all. */
  Mapping collapse(String name, Mapping service, Compat compat) {
    Mapping collapsed = service;
    for (String path : KEYS.keySet()) {
      Value list = service.get(path).orElse(null);
      if (isKeyed(path, compat) && list instanceof Listing base && !base.items().isEmpty()) {
        warnOfLost(path, base, "services." + name + "." + path);
        collapsed = collapsed.with(path, merge(path, base, new Listing(base.at(), List.of())));
      }
    }
    return collapsed;
  }

  Listing merge(String path, Listing base, Listing later) {
    Map<String, Value> byKey = new LinkedHashMap<>();
    readable(path, base).forEach(item -> byKey.put(key(path, item), item));
    readable(path, later).forEach(item -> byKey.put(key(path, item), item));
    List<Value> items = new ArrayList<>(byKey.values());
    items.sort(order(path));
    return new Listing(base.at(), items);
  }

  private void warnOfLost(String path, Listing base, String where) {
    Map<String, Value> last = new HashMap<>();
    List<Value> items = readable(path, base);
    items.forEach(item -> last.put(key(path, item), item));
    for (Value item : items) {
      Value kept = last.get(key(path, item));
      if (!kept.at().equals(item.at())) {
        problems.warn(
            item.at(),
            where,
            "is lost, because another file names this service too: docker then keeps one entry for"
                + " each '"
                + KEYS.get(path)
                + "', here that of line "
                + kept.at().line());
      }
    }
  }

  /** Nobody knows whose place an entry takes that was refused. */
  private static List<Value> readable(String path, Listing list) {
    return list.items().stream()
        .filter(item -> !(item instanceof Unread))
        .filter(item -> !(item instanceof Mapping mapping && mapping.unread(KEYS.get(path))))
        .toList();
  }

  private static Comparator<Value> order(String path) {
    return path.equals("ports")
        ? Comparator.comparing(item -> new BigInteger(key(path, item)))
        : Comparator.comparing(item -> key(path, item));
  }

  private static String key(String path, Value item) {
    Value key = item instanceof Mapping mapping ? mapping.get(KEYS.get(path)).orElse(null) : null;
    if (path.equals("ports")) {
      return Long.toString(port(key) & WORD);
    }
    return key == null ? "" : GoPrint.print(key);
  }

  private static long port(Value published) {
    return switch (published) {
      case Whole(_, var number) -> number.longValue();
      case Real(_, var number) -> GoNumber.unsigned(number).longValue();
      case null, default -> 0;
    };
  }
}
