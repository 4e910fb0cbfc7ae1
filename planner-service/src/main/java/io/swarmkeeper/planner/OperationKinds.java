package io.swarmkeeper.planner;

import io.swarmkeeper.planner.drain.NodeMachine;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.rollout.RolloutMachine;
import java.util.List;

/** Every kind of operation that a planner knows: a new one is a line here. */
public final class OperationKinds {
  private OperationKinds() {}

  /** The machine of each. */
  public static Machines all() {
    return new Machines(List.of(new RolloutMachine(), new NodeMachine()));
  }
}
