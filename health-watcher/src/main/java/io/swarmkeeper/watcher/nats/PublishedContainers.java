package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.container.KnownContainer;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import io.swarmkeeper.watcher.judge.container.RelearnedContainers;
import io.swarmkeeper.watcher.watch.PublishedState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

/**
 * What was said of one node's containers: what is kept, and what the journal has since then, which
 * a watcher that was killed could not keep any more.
 */
public final class PublishedContainers implements PublishedState<KnownContainers> {
  private static final Duration OVERLAP = Duration.ofSeconds(5);

  private final Journal journal;
  private final PublishedStateBucket<KnownContainers> kept;

  public PublishedContainers(Journal journal) {
    this.journal = journal;
    this.kept =
        new PublishedStateBucket<>(
            journal.seen(), KnownContainers.class, KnownContainers.nothing());
  }

  @Override
  public KnownContainers of(String nodeId) throws BusUnavailable {
    var known = kept.of(key(nodeId));
    var since =
        known.byId().values().stream()
            .map(KnownContainer::lookedAt)
            .max(Comparator.naturalOrder())
            .map(at -> at.minus(OVERLAP))
            .orElse(Instant.EPOCH);
    try {
      var said = journal.since(journal.subjects().containerObservations(nodeId), since);
      return RelearnedContainers.after(
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

  public void keep(String nodeId, KnownContainers known) throws BusUnavailable {
    kept.keep(key(nodeId), known);
  }

  private static String key(String nodeId) {
    return "containers/" + nodeId;
  }
}
