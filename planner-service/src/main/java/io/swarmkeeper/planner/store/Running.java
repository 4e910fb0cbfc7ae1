package io.swarmkeeper.planner.store;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.rollout.Rollout;

/** An operation of either kind, as it is kept. */
public sealed interface Running {
  /** What both have in common. */
  Operation operation();

  /** A rollout. */
  record OfStack(Rollout operation) implements Running {}

  /** A drain or an activation. */
  record OfNode(NodeOperation operation) implements Running {}

  /** What the claim on its target is called. */
  default String claim() {
    return switch (this) {
      case OfStack s -> claimOnStack(s.operation().header().target());
      case OfNode n -> claimOnNode(n.operation().nodeId());
    };
  }

  /** Only one operation at a time changes a stack. */
  static String claimOnStack(String stack) {
    return Claim.stack(stack).value();
  }

  /** Only one operation at a time changes a node. */
  static String claimOnNode(String nodeId) {
    return Claim.node(nodeId).value();
  }
}
