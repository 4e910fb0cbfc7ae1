package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.planner.plan.Moved;
import io.swarmkeeper.planner.plan.Planning.Planned;
import io.swarmkeeper.planner.plan.given.PlanInputs;
import io.swarmkeeper.swarm.spec.ObjectNames;
import java.util.ArrayList;
import java.util.Optional;

/** A plan that was looked at is carried out as it was, or not at all. */
public final class PromisedPlan {
  private PromisedPlan() {}

  /**
   * The plan of now, refused because it is not the promised one.
   *
   * @param then what that depended on, while it is remembered
   */
  public static Plan moved(
      Planned now, String promised, Optional<PlanInputs> then, ObjectNames names) {
    var findings = new ArrayList<Finding>();
    if (then.isEmpty()) {
      findings.add(Moved.forgotten(promised, now.plan().id()));
    } else {
      findings.add(Moved.since(then.get(), now.inputs()));
      findings.addAll(Moved.between(then.get(), now.inputs(), names));
    }
    findings.addAll(now.plan().findings());
    return now.plan().with(findings);
  }
}
