package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** extra_hosts as a list of {@code host:ip}. */
record ExtraHosts(Compat compat, Problems problems) {
  Value shape(Value value, String path) {
    List<Value> hosts = new ArrayList<>();
    if (value instanceof Mapping(_, var fields)) {
      hosts.addAll(sorted(fields, path));
    } else if (value instanceof Listing(_, var items)) {
      items.stream()
          .filter(item -> !(item instanceof Unread))
          .forEach(item -> item(hosts, item, path));
    }
    return new Listing(value.at(), hosts);
  }

  private Collection<Value> sorted(Map<String, Field> fields, String path) {
    var lines = new TreeMap<String, Value>();
    fields.forEach((host, field) -> {
      Value ip = field.value();
      if (ip instanceof Unread) {
        return;
      }
      if (ip instanceof Nothing) {
        problems.warn(field.key(), path + "." + host, "has no address and is ignored silently");
      } else {
        String line = host + ":" + address(ip, path + "." + host);
        lines.put(line, new Text(field.key(), compat.is28() ? withoutBrackets(line) : line));
      }
    });
    return lines.values();
  }

  private String address(Value ip, String path) {
    if (ip instanceof Text(_, var text)) {
      return text;
    }
    problems.warn(
        ip.at(), path, "docker sends a number here as nonsense; put the address in quotes");
    String kind =
        switch (ip) {
          case Whole _ -> "int";
          case Real _ -> "float64";
          case Value _ -> "";
        };
    return kind.isEmpty() ? GoPrint.print(ip) : "%!s(" + kind + "=" + GoPrint.print(ip) + ")";
  }

  private void item(List<Value> hosts, Value item, String path) {
    String text = GoPrint.print(item);
    int equals = compat.is28() ? text.indexOf('=') : -1;
    int split = equals >= 0 ? equals : text.indexOf(':');
    if (split < 0) {
      problems.warn(
          item.at(), path, "'" + text + "' has no ':' and is ignored silently; write host:ip");
      return;
    }
    String line = text.substring(0, split) + ":" + text.substring(split + 1);
    hosts.add(new Text(item.at(), compat.is28() ? withoutBrackets(line) : line));
  }

  private static String withoutBrackets(String line) {
    int colon = line.indexOf(':');
    String ip = line.substring(colon + 1);
    boolean bracketed = ip.length() > 2 && ip.startsWith("[") && ip.endsWith("]");
    return bracketed ? line.substring(0, colon + 1) + ip.substring(1, ip.length() - 1) : line;
  }
}
