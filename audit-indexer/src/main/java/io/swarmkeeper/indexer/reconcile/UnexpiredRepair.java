package io.swarmkeeper.indexer.reconcile;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.indexer.placing.Indexer;
import io.swarmkeeper.indexer.reconcile.Reconciliation.Repair;
import io.swarmkeeper.indexer.retention.Retention;
import io.swarmkeeper.record.Partition;
import java.time.Clock;
import java.util.List;

/** Puts missing entries where they should be, unless their partition has expired and is gone. */
public record UnexpiredRepair(Indexer indexer, Retention retention, String swarm, Clock clock)
    implements Repair {
  @Override
  public int of(List<Delivery> suspects) throws InterruptedException {
    var now = clock.instant();
    return indexer.repair(
        suspects,
        document ->
            Partition.named(swarm, document.target())
                .filter(partition -> !retention.expired(partition, now))
                .isPresent());
  }
}
