package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import java.util.Map;

/**
 * What was said last about each task, service and node.
 *
 * @param states by subject, in the few words of {@link SwarmFact#state()}
 * @param services by subject, and {@code nodes}: for the last word when one is gone
 */
public record KnownSwarm(
    Map<String, String> states,
    Map<String, ServiceObserved> services,
    Map<String, NodeObserved> nodes) {
  public KnownSwarm {
    states = Map.copyOf(states);
    services = Map.copyOf(services);
    nodes = Map.copyOf(nodes);
  }

  public static KnownSwarm nothing() {
    return new KnownSwarm(Map.of(), Map.of(), Map.of());
  }
}
