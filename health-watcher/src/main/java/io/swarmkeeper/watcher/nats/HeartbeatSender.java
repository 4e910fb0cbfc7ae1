package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.service.Rhythm;
import io.swarmkeeper.watcher.judge.container.HeartbeatContainers;
import io.swarmkeeper.watcher.watch.NodeSight;
import io.swarmkeeper.watcher.watch.SwarmMembership;
import io.swarmkeeper.watcher.watch.WatchLoops;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "I see": a heartbeat every two seconds, and none from a watcher that is blind. */
public record HeartbeatSender(
    Heartbeats heartbeats, Supplier<NodeSight> sight, BooleanSupplier leader, InstantSource clock) {
  private static final Logger LOG = LoggerFactory.getLogger(HeartbeatSender.class);

  /** Every two seconds. */
  public static final Rhythm RHYTHM =
      Rhythm.every(Duration.ofSeconds(2)).within(WatchLoops.LONGEST_ROUND);

  /** Beats once if there is something to say. */
  public void round() {
    var beat = beat();
    if (beat.isPresent()) {
      try {
        heartbeats.send(beat.orElseThrow());
      } catch (BusUnavailable e) {
        LOG.debug("no heartbeat: {}", e.getMessage());
      }
    }
  }

  /** What a heartbeat would say now; absent when the engine was not seen lately. */
  Optional<Heartbeat> beat() {
    var now = clock.instant();
    var seen = sight.get();
    return seen.membership()
        .filter(SwarmMembership::inSwarm)
        .filter(_ -> seen.isFresh(now))
        .map(membership ->
            new Heartbeat(
                Heartbeat.Part.WATCHER,
                membership.node().nodeId(),
                membership.node().host(),
                membership.manager(),
                leader.getAsBoolean(),
                now,
                HeartbeatContainers.of(seen.known(), now)));
  }
}
