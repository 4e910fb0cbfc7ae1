package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.StepState.Heading;

/** Work on a node. It is never taken back. */
public sealed interface NodeWork extends Work {
  /** The Swarm id. */
  String nodeId();

  /** Has Swarm put no more tasks there and take away those that are, or put tasks there again. */
  record SetAvailability(String nodeId, String name, Availability availability)
      implements NodeWork {
    @Override
    public String purpose(Heading heading) {
      return "availability";
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      return new Command.SetNodeAvailability(id, nodeId, availability);
    }
  }

  /** Has the node's own executor say whether a container of the swarm is left on it. */
  record ConfirmEmpty(String nodeId, String name) implements NodeWork {
    @Override
    public String purpose(Heading heading) {
      return "confirm-empty";
    }

    @Override
    public Command command(StepId id, Owner owner, Heading heading, long version) {
      return new Command.ConfirmEmpty(id, nodeId);
    }

    @Override
    public boolean mayBeAnsweredBy(String answering) {
      return answering.equals(nodeId);
    }
  }
}
