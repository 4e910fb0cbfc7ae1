package io.swarmkeeper.planner.store;

import io.swarmkeeper.planner.plan.given.PlanInputs;
import java.util.Optional;

/** What plans depended on, for a day, shared by all planners. In NATS; in memory for tests. */
public interface PlanStore {
  /** Keeps it from now on for a day; the same plan again is no other. */
  void remember(PlanInputs inputs) throws StoreUnavailable;

  /** What the plan of this id depended on, while it is remembered. */
  Optional<PlanInputs> remembered(String planId) throws StoreUnavailable;
}
