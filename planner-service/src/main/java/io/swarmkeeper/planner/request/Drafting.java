package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.store.StoreUnavailable;

/** Makes the draft of a request: reads, asks, compares; touches nothing. */
public interface Drafting {
  /** Of a deploy. */
  Draft of(Request.Deploy deploy) throws NothingSeen, StoreUnavailable, InterruptedException;

  /** Of a rollback. */
  Draft of(Request.Rollback rollback) throws NothingSeen, StoreUnavailable, InterruptedException;
}
