package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bar: whatever goes wrong, as many documents as messages. */
class FaultsIT {
  private static final boolean FULL = Boolean.getBoolean("keeper.full");
  private static final Map<String, String> SMALL_BATCHES = Map.of("KEEPER_AUDIT_BATCH", "100");

  @Test
  void killed_lied_to_and_cut_off_it_indexes_every_message_once_and_reports_none_as_lost()
      throws Exception {
    var run = FULL ? FaultRun.full() : FaultRun.small();
    var swarm = "faults-" + System.currentTimeMillis();
    var result =
        run.run(
            swarm,
            42,
            (nats, elasticsearch) -> new IndexerProcess(swarm, nats, elasticsearch, SMALL_BATCHES));
    System.out.println(result.line("audit-indexer"));
    assertThat(result.lost()).as("lost").isZero();
    assertThat(result.doubled()).as("doubled").isZero();
    assertThat(result.documents()).as("documents").isEqualTo(run.messages());
    assertThat(result.reported()).as("falsely reported as lost").isZero();
  }
}
