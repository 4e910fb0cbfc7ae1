package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.admission.Draft;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;

/** Makes the draft of a request: reads, asks, compares; touches nothing. */
public interface Drafting {
  /** What drafts of this stack are made on. */
  Observed observed(String stack) throws NothingSeen, StoreUnavailable, InterruptedException;

  /** Of a deploy. */
  Draft of(Request.Deploy deploy) throws NothingSeen, StoreUnavailable, InterruptedException;

  /** Of a rollback. */
  Draft of(Request.Rollback rollback) throws NothingSeen, StoreUnavailable, InterruptedException;
}
