package io.swarmkeeper.planner;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.service.HealthAnswer;

/** Ready: a request that comes now would be taken up. Live: every loop still runs. */
final class Health {
  private Health() {}

  static HealthAnswer ready(Bus bus, Journal journal, Planner planner) {
    var why =
        !bus.connected()
            ? "NATS is not connected"
            : journal.prepared() ? "" : "the stream and buckets are not there yet";
    return HealthAnswer.of("planner", why.isEmpty())
        .with("why", why.isEmpty() ? "takes requests" : why)
        .with("lag", planner.lag())
        .with("dead letters", journal.deadLetters().parked())
        .with("operations that cannot go on", planner.spoilt().toString());
  }

  static HealthAnswer live(Planner planner) {
    return HealthAnswer.loops(planner.loops());
  }
}
