package io.swarmkeeper.planner.plan.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a plan is made on.
 *
 * @param state raw, for what only the engine's own JSON says
 * @param view the same state as decisions see it
 * @param present the stack's newest revision that succeeded
 * @param revisions all that is recorded of the stack, oldest first: tells what was asked for from
 *     what was done by hand, and how long things took
 * @param keep how many revisions keep their configs and secrets
 */
public record Observed(
    SwarmState state,
    ClusterView view,
    Optional<Revision> present,
    List<Revision> revisions,
    int keep) {
  public Observed {
    revisions = List.copyOf(revisions);
  }

  /** Out of all that is recorded, of which this many keep their configs and secrets. */
  public static Observed of(
      SwarmState state, ClusterView view, List<Revision> revisions, int keep) {
    var present =
        revisions.stream()
            .filter(r -> r.verdict().equals(Optional.of(Verdict.SUCCEEDED)))
            .reduce((_, later) -> later);
    return new Observed(state, view, present, revisions, keep);
  }

  /** Which revisions keep their configs and secrets. */
  public KeptRevisions history() {
    return new KeptRevisions(revisions, keep);
  }

  /** What the ids in live specs are called. */
  public ObjectNames names() {
    return ObjectNames.of(state);
  }

  /** The raw nodes by id. */
  public Map<String, ObjectNode> nodes() {
    var nodes = new HashMap<String, ObjectNode>();
    state.nodes().forEach(node -> nodes.put(new SwarmNode(node).id(), node));
    return nodes;
  }
}
