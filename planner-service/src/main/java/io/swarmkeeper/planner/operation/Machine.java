package io.swarmkeeper.planner.operation;

import io.swarmkeeper.swarm.view.ClusterView;

/**
 * Decides one kind of operation. Pure: the same operation, signal and view give the same decision.
 *
 * @param <S> the operation's state
 */
public interface Machine<S extends Operation> {
  /** The state that it decides about. */
  Class<S> decides();

  /** The next state and what to do. */
  Decision<S> decide(S operation, Signal signal, ClusterView cluster);
}
