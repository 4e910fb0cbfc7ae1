package io.swarmkeeper.planner.sight;

import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.view.ClusterView;

/** The swarm as it is now, as far as anybody can say. */
public interface Sight {
  /**
   * The last view there is, with its true age; a manager that does not answer makes it old, not
   * wrong.
   */
  ClusterView view() throws InterruptedException;

  /** The raw state, asked for now. */
  SwarmState look() throws NothingSeen, InterruptedException;

  /** No manager's executor answered. */
  final class NothingSeen extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a sentence for people. */
    public NothingSeen(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
