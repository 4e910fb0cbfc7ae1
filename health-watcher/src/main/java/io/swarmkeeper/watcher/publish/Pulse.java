package io.swarmkeeper.watcher.publish;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.watcher.judge.container.Roster;
import io.swarmkeeper.watcher.watch.Sight;
import io.swarmkeeper.watcher.watch.Standing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "I see": a heartbeat every two seconds, and none from a watcher that is blind. */
public final class Pulse {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Heartbeats heartbeats;
  private final Supplier<Sight> sight;
  private final BooleanSupplier leader;
  private final InstantSource clock;

  /** Speaks of what this sight shows. */
  public Pulse(
      Heartbeats heartbeats, Supplier<Sight> sight, BooleanSupplier leader, InstantSource clock) {
    this.heartbeats = heartbeats;
    this.sight = sight;
    this.leader = leader;
    this.clock = clock;
  }

  /** Beats once if there is something to say, then waits. */
  public void round() throws InterruptedException {
    var beat = beat();
    if (beat.isPresent()) {
      try {
        heartbeats.send(beat.orElseThrow());
      } catch (BusUnavailable e) {
        LOG.debug("no heartbeat: {}", e.getMessage());
      }
    }
    Thread.sleep(EVERY);
  }

  /** What a heartbeat would say now; absent when the engine was not seen lately. */
  Optional<Heartbeat> beat() {
    var now = clock.instant();
    var seen = sight.get();
    return seen.standing()
        .filter(Standing::inSwarm)
        .filter(_ -> seen.isFresh(now))
        .map(standing ->
            new Heartbeat(
                Heartbeat.Part.WATCHER,
                standing.post().nodeId(),
                standing.post().host(),
                standing.manager(),
                leader.getAsBoolean(),
                now,
                Roster.of(seen.known(), now)));
  }
}
