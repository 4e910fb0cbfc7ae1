package io.swarmkeeper.planner.shell;

import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.store.MemoryStore;
import java.time.Clock;

/** What a test's request desk is made of. */
record DeskParts(
    Sight sight, Drafting drafting, MemoryStore store, Outbound outbound, Clock clock) {
  RequestRefusals refusals(Operations operations) {
    return new RequestRefusals(sight, drafting, operations, outbound);
  }

  RequestDesk desk(Operations operations) {
    var gathering = new Gathering(sight, drafting, store);
    return new RequestDesk(gathering, operations, refusals(operations), clock);
  }
}
