package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.text.Subnet;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Two networks of the file with common addresses: the engine makes both, brings only one of them
 * up, and the other's tasks stay new for ever, without a word.
 */
record OverlappingSubnets(Scope scope) {
  /** Swarm's own; what other drivers do is not known. */
  private static final Set<String> OURS = Set.of("", "overlay");

  private static final Set<String> OUR_IPAM = Set.of("", "default");

  /** A subnet of a network, and where it stands. */
  private record Given(String network, String name, Subnet subnet, Mark at, String path) {}

  void check(StackSpec stack) {
    List<Given> before = new ArrayList<>();
    for (var network : stack.networks()) {
      Mapping entry = scope.sections().other("networks").get(network.key());
      if (entry != null) {
        List<Given> own = subnets(network, entry);
        own.forEach(given -> compare(given, before));
        before.addAll(own);
      }
    }
  }

  private static List<Given> subnets(StackSpec.Named network, Mapping entry) {
    List<Given> subnets = new ArrayList<>();
    Mapping ipam = entry.below("ipam");
    if (!OURS.contains(entry.text("driver")) || !OUR_IPAM.contains(ipam.text("driver"))) {
      return subnets;
    }
    ipam.items("networks." + network.key() + ".ipam", "config")
        .forEach((at, pool) ->
            Subnet.of(pool.text("subnet"))
                .ifPresent(subnet ->
                    subnets.add(
                        new Given(
                            network.key(),
                            network.name(),
                            subnet,
                            pool.where("subnet"),
                            at + ".subnet"))));
    return subnets;
  }

  private void compare(Given given, List<Given> before) {
    before.stream()
        .filter(other -> !other.name().equals(given.name()))
        .filter(other -> other.subnet().overlaps(given.subnet()))
        .forEach(other ->
            scope
                .problems()
                .neverRuns(
                    given.at(),
                    given.path(),
                    "%s overlaps with %s of the network %s (%s): the engine makes both and brings only one up, and tasks in the other wait for ever without a word; give one of them other addresses"
                        .formatted(
                            given.subnet().text(),
                            other.subnet().text(),
                            other.network(),
                            other.at().place())));
  }
}
