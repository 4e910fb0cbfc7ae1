package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ports that do not go with the endpoint, or with one another. */
record PublishedPorts(Problems problems) implements EngineRefusals.ServiceRule {
  @Override
  public void check(String path, Mapping service) {
    boolean dnsrr = service.below("deploy").text("endpoint_mode").equalsIgnoreCase("dnsrr");
    Map<String, Mark> taken = new HashMap<>();
    for (Mapping port : service.items(path, "ports").values()) {
      if (dnsrr && isIngress(port)) {
        problems.engineRefuses(
            port.at(),
            path + ".ports",
            "a port in ingress mode together with endpoint_mode dnsrr; publish it in mode host,"
                + " or leave out endpoint_mode");
      }
      published(path + ".ports", port, taken);
    }
  }

  /** The engine takes every word that it does not know for ingress. */
  private static boolean isIngress(Mapping port) {
    return !port.unread("mode") && !port.text("mode").equalsIgnoreCase("host");
  }

  private void published(String path, Mapping port, Map<String, Mark> taken) {
    Value published = port.get("published").orElse(null);
    boolean chosen = published instanceof Whole(_, var number) && number.signum() > 0;
    if (!chosen || port.unread("protocol")) {
      return;
    }
    String key = GoPrint.print(published) + "/" + protocol(port);
    Mark first = taken.putIfAbsent(key, port.at());
    if (first != null) {
      problems.engineRefuses(
          port.at(), path, "to publish " + key + " twice; the first stands at " + first.place());
    }
  }

  /** The engine takes every word that it does not know for tcp. */
  private static String protocol(Mapping port) {
    String protocol = port.text("protocol").toLowerCase(Locale.ROOT);
    return List.of("udp", "sctp").contains(protocol) ? protocol : "tcp";
  }
}
