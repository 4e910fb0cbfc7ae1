package io.swarmkeeper.watcher.real;

import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.BusUnreachable;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The journal of a swarm name of a test's own, read past the passages. */
final class WatchedJournal implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String swarm;
  private final String nats;
  private final Bus bus;
  private final Journal journal;

  WatchedJournal(String swarm) throws BusUnreachable, BusUnavailable, InterruptedException {
    this.swarm = swarm;
    this.nats = Docker.variable("KEEPER_NATS");
    this.bus = Bus.connect(new BusSettings(nats, Optional.empty(), "watcher-it"), PATIENCE);
    this.journal = new Journal(bus, new Subjects(swarm), "it");
    journal.ensure();
  }

  Journal journal() {
    return journal;
  }

  /** Everything, in order. */
  List<Envelope> all() throws BusUnavailable, InterruptedException {
    return journal.since(Streams.EVERYTHING, Instant.EPOCH);
  }

  /** What was said of each container, in order. */
  Map<String, List<ContainerObserved>> containers() throws BusUnavailable, InterruptedException {
    return all().stream()
        .map(Envelope::message)
        .filter(ContainerObserved.class::isInstance)
        .map(ContainerObserved.class::cast)
        .collect(
            Collectors.groupingBy(
                ContainerObserved::containerId, LinkedHashMap::new, Collectors.toList()));
  }

  /** Leaves nothing of this swarm in NATS. */
  @Override
  public void close() throws IOException {
    bus.close();
    forget();
  }

  @SuppressWarnings("try")
  private void forget() throws IOException {
    try (var connection = Nats.connect(nats)) {
      var management = connection.jetStreamManagement();
      for (var stream : management.getStreamNames()) {
        if (stream.contains("KEEPER-" + swarm)) {
          var _ = management.deleteStream(stream);
        }
      }
    } catch (JetStreamApiException e) {
      throw new IOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
