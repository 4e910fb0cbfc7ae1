package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.plan.given.Observed;

/** Where nothing is deployed. */
public record NoDrafting() implements Drafting {
  @Override
  public Observed observed(String stack) {
    throw new AssertionError(stack);
  }

  @Override
  public Draft of(Request.Deploy deploy) {
    throw new AssertionError(deploy);
  }

  @Override
  public Draft of(Request.Rollback rollback) {
    throw new AssertionError(rollback);
  }
}
