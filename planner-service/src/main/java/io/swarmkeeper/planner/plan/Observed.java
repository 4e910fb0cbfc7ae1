package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.plan.spec.Names;
import io.swarmkeeper.planner.view.ClusterView;
import io.swarmkeeper.planner.view.Raw;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan is made on.
 *
 * @param state raw, for what only the engine's own JSON says
 * @param view the same state as decisions see it
 * @param present the stack's newest revision: tells what was asked for from what was done by hand
 */
public record Observed(SwarmState state, ClusterView view, Optional<Revision> present) {
  /** What the ids in live specs are called. */
  Names names() {
    return Names.of(state);
  }

  /** The raw nodes by id. */
  Map<String, ObjectNode> nodes() {
    var nodes = new HashMap<String, ObjectNode>();
    state.nodes().forEach(node -> nodes.put(Raw.textOrEmpty(node, "/ID"), node));
    return nodes;
  }
}
