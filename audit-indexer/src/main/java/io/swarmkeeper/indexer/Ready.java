package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.indexer.elastic.Shelf;
import io.swarmkeeper.indexer.elastic.Shelf.ShelfUnavailable;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready means: what enters the journal now will be on the shelf in a moment. */
record Ready(Bus bus, Shelf shelf, LongSupplier lag, Tally tally) implements HealthCheck {
  @Override
  public HealthCheckResponse call() {
    var answer =
        HealthCheckResponse.named("audit-indexer")
            .withData("nats", bus.connected() ? bus.server() : "not connected")
            .withData("lag", lag.getAsLong());
    tally.trouble().ifPresent(trouble -> answer.withData("trouble", trouble));
    try {
      shelf.check();
      return answer.withData("elasticsearch", "reachable").status(bus.connected()).build();
    } catch (ShelfUnavailable e) {
      return answer.withData("elasticsearch", e.getMessage()).down().build();
    }
  }
}
