package io.swarmkeeper.watcher.publish;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.container.Known;
import io.swarmkeeper.watcher.judge.container.KnownContainer;
import io.swarmkeeper.watcher.judge.container.Retold;
import io.swarmkeeper.watcher.watch.Recall;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What was said of one node's containers: what is kept, and what the journal has since then, which
 * a watcher that was killed could not keep any more.
 */
public final class NodeMemory implements Recall<Known> {
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Journal journal;
  private final Memory<Known> kept;

  /** In this journal and its bucket. */
  public NodeMemory(Journal journal) {
    this.journal = journal;
    this.kept = new Memory<>(journal.seen(), Known.class, Known.nothing());
  }

  @Override
  public Known of(String nodeId) throws BusUnavailable {
    var known = kept.of(key(nodeId));
    var since =
        known.all().stream()
            .map(KnownContainer::lookedAt)
            .max(Comparator.naturalOrder())
            .map(at -> at.minus(OVERLAP))
            .orElse(Instant.EPOCH);
    try {
      var said = journal.since(journal.subjects().containerObservations(nodeId), since);
      return Retold.after(
          known,
          said.stream()
              .map(Envelope::message)
              .filter(ContainerObserved.class::isInstance)
              .map(ContainerObserved.class::cast)
              .toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BusUnavailable("interrupted while the journal was read", e);
    }
  }

  /** From now on this is what was said. */
  public void keep(String nodeId, Known known) throws BusUnavailable {
    kept.keep(key(nodeId), known);
  }

  private static String key(String nodeId) {
    return "containers/" + nodeId;
  }
}
