package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.indexer.placing.PreparedFirst;
import io.swarmkeeper.indexer.placing.Tally;
import io.swarmkeeper.indexer.shelf.Shelf;
import io.swarmkeeper.indexer.shelf.Shelf.ShelfUnavailable;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Ready means: what enters the journal now will be on the shelf in a moment. */
record Ready(Bus bus, Shelf shelf, PreparedFirst prepared, Backlog backlog, Tally tally)
    implements HealthCheck {
  private static final double STUCK_SECONDS = 60;

  @Override
  public HealthCheckResponse call() {
    var reason = reason();
    var answer =
        HealthCheckResponse.named("audit-indexer")
            .withData("nats", bus.connected() ? bus.server() : "not connected")
            .withData("lag", backlog.events())
            .withData("oldest unacknowledged, seconds", (long) backlog.oldestSeconds());
    tally.trouble().ifPresent(trouble -> answer.withData("trouble", trouble));
    reason.ifPresent(why -> answer.withData("reason", why));
    return answer.status(reason.isEmpty()).build();
  }

  private Optional<String> reason() {
    if (!bus.connected()) {
      return Optional.of("NATS is not connected, so that the journal cannot be read");
    }
    try {
      shelf.check();
    } catch (ShelfUnavailable e) {
      return Optional.of("Elasticsearch cannot be written to: " + e.getMessage());
    }
    if (!prepared.prepared()) {
      return Optional.of("the templates are not in Elasticsearch yet");
    }
    return tally
        .trouble()
        .filter(_ -> backlog.oldestSeconds() > STUCK_SECONDS)
        .map(trouble ->
            "an entry has waited for "
                + (long) backlog.oldestSeconds()
                + " seconds, last because of: "
                + trouble);
  }
}
