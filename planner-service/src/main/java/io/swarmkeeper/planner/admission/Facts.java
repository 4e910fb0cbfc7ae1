package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.swarm.view.ClusterView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known when a request comes.
 *
 * @param known the operation that it is about, if that was ever begun
 * @param parent the operation that asks, if one does and it was ever begun
 * @param draft of a deploy or a rollback
 * @param revisions of the draft's stack, oldest first
 * @param nonce for the operation, if one is begun
 */
public record Facts(
    ClusterView cluster,
    Optional<Operation> known,
    Optional<Operation> parent,
    Optional<Draft> draft,
    List<Revision> revisions,
    String nonce) {
  public Facts {
    revisions = List.copyOf(revisions);
  }

  /** Without a nonce. */
  public Facts(
      ClusterView cluster,
      Optional<Operation> known,
      Optional<Operation> parent,
      Optional<Draft> draft,
      List<Revision> revisions) {
    this(cluster, known, parent, draft, revisions, "");
  }

  /** The same, where others are known to have these in hand. */
  public Facts claimedByOthers(Map<Claim, OperationId> holders) {
    return new Facts(cluster.claimedByOthers(holders), known, parent, draft, revisions, nonce);
  }
}
