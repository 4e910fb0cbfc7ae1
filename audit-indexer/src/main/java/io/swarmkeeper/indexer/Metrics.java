package io.swarmkeeper.indexer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.indexer.anchor.Anchoring;
import io.swarmkeeper.indexer.nats.Backlog;
import io.swarmkeeper.indexer.placing.Tally;
import io.swarmkeeper.indexer.reconcile.Reconciliation;
import java.util.List;

/** The names under which the indexer can be watched; docs/operating.md explains them. */
final class Metrics {
  private Metrics() {}

  static void register(MeterRegistry meters, List<Anchoring> anchors) {
    for (var anchoring : anchors) {
      Gauge.builder("keeper.audit.anchor.behind", anchoring, Anchoring::behind)
          .tag("anchor", anchoring.anchor().kind())
          .register(meters);
    }
  }

  static void register(
      MeterRegistry meters, Tally tally, Backlog backlog, Reconciliation reconciliation) {
    Gauge.builder("keeper.audit.lag", backlog, Backlog::events).register(meters);
    Gauge.builder("keeper.audit.lag.seconds", backlog, Backlog::seconds).register(meters);
    Gauge.builder("keeper.audit.unacknowledged.oldest.seconds", backlog, Backlog::oldestSeconds)
        .register(meters);
    Gauge.builder("keeper.audit.documents.rate", backlog, Backlog::rate).register(meters);
    Gauge.builder("keeper.audit.reconciled.sequence", reconciliation, Reconciliation::upTo)
        .register(meters);
    FunctionCounter.builder("keeper.audit.documents", tally, Tally::documents).register(meters);
    FunctionCounter.builder("keeper.audit.repetitions", tally, Tally::repetitions).register(meters);
    FunctionCounter.builder("keeper.audit.retries", tally, Tally::retries).register(meters);
    FunctionCounter.builder("keeper.audit.deadletters", tally, Tally::deadLetters).register(meters);
    FunctionCounter.builder("keeper.audit.unindexable", tally, Tally::kept).register(meters);
    FunctionCounter.builder("keeper.audit.missing", reconciliation, Reconciliation::missing)
        .register(meters);
    FunctionCounter.builder("keeper.audit.reconciliations", reconciliation, Reconciliation::runs)
        .register(meters);
  }
}
