package io.swarmkeeper.indexer.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.indexer.elastic.Elastic;
import io.swarmkeeper.indexer.elastic.ElasticShelf;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same schedule of faults for us and for the peers; {@code benchmarks/peers/run}. */
@EnabledIfSystemProperty(named = "keeper.peers", matches = "true")
class PeersIT {
  private static final FaultRun RUN =
      new FaultRun(
          Integer.getInteger("keeper.peers.messages", 20_000),
          6,
          2,
          1,
          Duration.ofSeconds(20),
          Duration.ofSeconds(8));
  private static final long SEED = 42;

  @Test
  void what_each_makes_of_the_same_faults() throws Exception {
    try (var elastic = new Elastic(Documents.elasticsearch(), Optional.empty())) {
      new ElasticShelf(elastic).prepare();
    }
    var stamp = System.currentTimeMillis();
    var ours = "ours-" + stamp;
    print(
        "audit-indexer",
        RUN.run(ours, SEED, (nats, es) -> new IndexerProcess(ours, nats, es, Map.of())));
    for (var script : new String[] {"node.mjs", "bridge.mjs"}) {
      var swarm = script.replace(".mjs", "-") + stamp;
      print(script, RUN.run(swarm, SEED, (nats, es) -> new PeerProcess(script, swarm, nats, es)));
    }
  }

  private static void print(String name, FaultRun.Result result) {
    System.out.println(result.line(name));
    assertThat(result.documents()).as("documents of %s", name).isPositive();
  }
}
