package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.contract.Subjects;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several indexers of one swarm. */
class SideBySideIT {
  private static final int MESSAGES = 4_000;

  @Test
  void two_indexers_share_the_journal_and_make_no_doubles() throws Exception {
    var swarm = "beside-" + System.currentTimeMillis();
    var small = Map.of("KEEPER_AUDIT_BATCH", "100");
    try (var nats = NatsServer.start();
        var load = new Load(nats.url(), new Subjects(swarm));
        var record = new Documents(Documents.elasticsearch(), swarm);
        var one = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), small);
        var two = new IndexerProcess(swarm, nats.url(), Documents.elasticsearch(), small)) {
      one.start();
      two.start();
      one.ready();
      two.ready();
      load.publish(MESSAGES, Duration.ZERO);
      await().atMost(Duration.ofSeconds(90)).until(() -> record.count() >= MESSAGES);
      assertThat(record.ids()).containsExactlyInAnyOrderElementsOf(Load.ids(MESSAGES));
      assertThat(one.metric("keeper_audit_documents_total")).as("of the first").isPositive();
      assertThat(two.metric("keeper_audit_documents_total")).as("of the second").isPositive();
      assertThat(one.reportedLost() + two.reportedLost()).isZero();
      record.forget();
    }
  }
}
