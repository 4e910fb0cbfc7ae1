package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.Addresses;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.Set;

/** Networks that the engine does not make, or makes and then lets no service in. */
record NetworkSettings(Scope scope) {
  /** Drivers whose networks are one node's own. */
  private static final Set<String> LOCAL = Set.of("bridge", "host", "ipvlan", "macvlan", "null");

  void check(StackSpec stack) {
    for (var network : stack.networks()) {
      Mapping entry = scope.sections().other("networks").get(network.key());
      if (entry != null) {
        driver("networks." + network.key(), entry);
        subnets("networks." + network.key(), entry);
      }
    }
  }

  private void driver(String path, Mapping entry) {
    String driver = entry.text("driver");
    if (LOCAL.contains(driver)) {
      scope.engineRefuses(
          entry.where("driver"),
          path + ".driver",
          "services in a network of the driver " + driver + ", which is one node's own");
    }
  }

  private void subnets(String path, Mapping entry) {
    entry
        .below("ipam")
        .items(path + ".ipam", "config")
        .forEach((at, pool) -> {
          String subnet = pool.text("subnet");
          if (!pool.unread("subnet") && !Addresses.isSubnet(subnet)) {
            scope.engineRefuses(
                pool.where("subnet"),
                at + ".subnet",
                "'" + subnet + "' as a subnet; write 10.1.2.0/24");
          }
        });
  }
}
