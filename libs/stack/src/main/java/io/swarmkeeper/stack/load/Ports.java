package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.PortSpec;
import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Field;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ports in the long form, one entry for each published port. */
record Ports(Compat compat, Problems problems) {
  Value shape(Value value, String path) {
    List<Value> ports = new ArrayList<>();
    if (value instanceof Listing(_, var items)) {
      for (int i = 0; i < items.size(); i++) {
        port(ports, items.get(i), path + "." + i);
      }
    }
    return new Listing(value.at(), ports);
  }

  private void port(List<Value> ports, Value item, String path) {
    if (item instanceof Mapping || item instanceof Unread) {
      ports.add(item);
      return;
    }
    if (item instanceof Real) {
      problems.refuse(
          item.at(), path, "'" + GoPrint.print(item) + "' is no port; ports are whole numbers");
      return;
    }
    try {
      for (PortSpec.Port port : PortSpec.parse(GoPrint.print(item), compat)) {
        if (!port.ip().isEmpty() && !port.ip().equals("0.0.0.0") && !port.ip().equals("::")) {
          problems.warn(
              item.at(),
              path,
              "the address "
                  + port.ip()
                  + " is ignored: swarm publishes on all addresses of a node");
        }
        ports.add(longForm(item.at(), port));
      }
    } catch (MalformedText e) {
      problems.refuse(item.at(), path, e.getMessage());
    }
  }

  private static Mapping longForm(Mark at, PortSpec.Port port) {
    Map<String, Field> fields = new LinkedHashMap<>();
    fields.put("target", new Field(at, Whole.of(at, port.target())));
    fields.put("published", new Field(at, Whole.of(at, port.published())));
    fields.put("protocol", new Field(at, new Text(at, port.protocol())));
    fields.put("mode", new Field(at, new Text(at, "ingress")));
    return new Mapping(at, fields);
  }
}
