package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.indexer.anchor.Anchoring;
import io.swarmkeeper.service.HealthAnswer;
import io.swarmkeeper.service.PeriodicLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * What readiness depends on; ready means that what enters the journal now will be on the shelf in a
 * moment.
 *
 * @param server the NATS server that we are connected to
 * @param shelfTrouble why Elasticsearch cannot be written to
 * @param prepared whether the templates are there
 * @param lag entries that are not acknowledged
 * @param oldestSeconds for how long the oldest of them has waited
 * @param trouble why the last attempt to index failed
 * @param anchors the places that get the checkpoints' hashes; one that is behind keeps nobody
 *     waiting
 */
record Health(
    Optional<String> server,
    Optional<String> shelfTrouble,
    boolean prepared,
    long lag,
    double oldestSeconds,
    Optional<String> trouble,
    List<Anchoring> anchors) {
  private static final double STUCK_SECONDS = 60;

  HealthAnswer ready() {
    var reason = reason();
    var answer =
        HealthAnswer.of("audit-indexer", reason.isEmpty())
            .with("nats", server.orElse("not connected"))
            .with("lag", lag)
            .with("oldest unacknowledged, seconds", (long) oldestSeconds)
            .with("trouble", trouble);
    for (var anchoring : anchors) {
      var name = "anchor " + anchoring.anchor().kind();
      answer =
          answer
              .with(name + ", checkpoints behind", anchoring.behind())
              .with(name + ", trouble", anchoring.trouble());
    }
    return answer.with("reason", reason);
  }

  /** Up while every reader and every loop runs, whatever NATS and Elasticsearch do. */
  static HealthAnswer live(List<Loop> readers, List<PeriodicLoop> loops) {
    var alive = new LinkedHashMap<String, Boolean>();
    alive.put("reading the journal", readers.stream().allMatch(Loop::alive));
    loops.forEach(loop -> alive.put(loop.name(), loop.alive()));
    return HealthAnswer.loops(alive);
  }

  private Optional<String> reason() {
    if (server.isEmpty()) {
      return Optional.of("NATS is not connected, so that the journal cannot be read");
    }
    if (shelfTrouble.isPresent()) {
      return Optional.of("Elasticsearch cannot be written to: " + shelfTrouble.get());
    }
    if (!prepared) {
      return Optional.of("the templates are not in Elasticsearch yet");
    }
    return trouble
        .filter(_ -> oldestSeconds > STUCK_SECONDS)
        .map(why ->
            "an entry has waited for "
                + (long) oldestSeconds
                + " seconds, last because of: "
                + why);
  }
}
