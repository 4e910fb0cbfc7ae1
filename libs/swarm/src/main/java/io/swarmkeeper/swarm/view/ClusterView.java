package io.swarmkeeper.swarm.view;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a decision may look at.
 *
 * @param now the time of the decision: the core has no clock
 * @param readAt when a manager was asked
 * @param nodes by Swarm id
 * @param services by full name
 * @param claimed what other operations are known to have in hand, and which
 */
public record ClusterView(
    Instant now,
    Instant readAt,
    Map<String, NodeView> nodes,
    Map<String, ServiceView> services,
    Map<Claim, OperationId> claimed) {
  public ClusterView {
    nodes = Map.copyOf(nodes);
    services = Map.copyOf(services);
    claimed = Map.copyOf(claimed);
  }

  /** Where nothing is known to be in the hands of others. */
  public ClusterView(
      Instant now, Instant readAt, Map<String, NodeView> nodes, Map<String, ServiceView> services) {
    this(now, readAt, nodes, services, Map.of());
  }

  /** The same, where others are known to have these in hand. */
  public ClusterView claimedByOthers(Map<Claim, OperationId> holders) {
    return new ClusterView(now, readAt, nodes, services, holders);
  }

  /** How old the managers' answer is. */
  public Duration age() {
    return Duration.between(readAt, now);
  }

  /** Whether the managers' answer is too old to act on. */
  public boolean stale() {
    return !Freshness.VIEW.holds(age());
  }

  /** Whether the watcher of the node with this id can be heard; that of an unknown one cannot. */
  public boolean watched(String nodeId) {
    return nodes.containsKey(nodeId) && nodes.get(nodeId).watched(now);
  }

  /** Whether Swarm has given up the node with this id, or does not know it any more. */
  public boolean lost(String nodeId) {
    return !nodes.containsKey(nodeId) || nodes.get(nodeId).isDown();
  }

  /** The service of this full name, if it exists. */
  public Optional<ServiceView> service(String name) {
    return Optional.ofNullable(services.get(name));
  }

  /** The node of this name or id, if there is exactly one. */
  public Optional<NodeView> node(String nameOrId) {
    if (nodes.containsKey(nameOrId)) {
      return Optional.of(nodes.get(nameOrId));
    }
    List<NodeView> named = nodes.values().stream().filter(n -> n.host().equals(nameOrId)).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /** The name that people know a node by; the id if the swarm does not know it. */
  public String nodeName(String id) {
    return nodes.containsKey(id) ? nodes.get(id).host() : id;
  }

  public Collection<ServiceView> all() {
    return services.values();
  }
}
