package io.swarmkeeper.planner.sight;

import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Query.ExecutorsAnswer;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sees the swarm: asks a manager's executor, and hears the heartbeats of all nodes. The time of the
 * question, not of the answer, is the age of what it says, so that a view is never taken for newer
 * than it is.
 */
public final class Watchtower implements Sight {
  private static final Duration FRESH_ENOUGH = Duration.ofMillis(500);

  private static final Duration LATELY = Duration.ofSeconds(10);

  /** Asks a manager's executor. */
  public interface Asking {
    /** The whole swarm, raw. */
    SwarmState swarm() throws NothingSeen, InterruptedException;
  }

  private final Asking asking;
  private final Clock clock;
  private final Map<String, Heartbeat> executors = new ConcurrentHashMap<>();
  private final Map<String, Heartbeat> watchers = new ConcurrentHashMap<>();
  private final ReentrantLock onlyOneAsks = new ReentrantLock();
  private volatile Optional<SwarmState> last = Optional.empty();

  /** Asks here, by this clock. */
  public Watchtower(Asking asking, Clock clock) {
    this.asking = asking;
    this.clock = clock;
  }

  /** Somebody is alive. Its own clock may be off, so the time of hearing counts. */
  public void heard(Heartbeat beat) {
    var now =
        new Heartbeat(
            beat.part(),
            beat.nodeId(),
            beat.host(),
            beat.manager(),
            beat.leader(),
            clock.instant(),
            beat.containers(),
            beat.sealing());
    var _ =
        switch (beat.part()) {
          case EXECUTOR -> executors.put(beat.nodeId(), now);
          case WATCHER -> watchers.put(beat.nodeId(), now);
        };
  }

  /** The executors that were heard of lately, with what secrets for them are sealed to. */
  public ExecutorsAnswer executors() {
    var now = clock.instant();
    return new ExecutorsAnswer(
        executors.values().stream()
            .filter(beat -> Duration.between(beat.at(), now).compareTo(LATELY) <= 0)
            .flatMap(beat ->
                beat.sealing().stream()
                    .map(key -> new ExecutorKey(beat.host(), beat.manager(), key)))
            .toList());
  }

  @Override
  public ClusterView view() throws InterruptedException {
    onlyOneAsks.lockInterruptibly();
    try {
      var stale =
          last.map(s -> Duration.between(s.readAt(), clock.instant()).compareTo(FRESH_ENOUGH) > 0)
              .orElse(true);
      if (stale) {
        ask();
      }
    } catch (NothingSeen e) {
      // Nothing is hidden: the view keeps its old age, and gates and readiness speak of it.
      return seen();
    } finally {
      onlyOneAsks.unlock();
    }
    return seen();
  }

  @Override
  public SwarmState look() throws NothingSeen, InterruptedException {
    return ask();
  }

  /** How long ago a manager answered; empty if none ever did. */
  public Optional<Duration> age() {
    return last.map(s -> Duration.between(s.readAt(), clock.instant()));
  }

  private SwarmState ask() throws NothingSeen, InterruptedException {
    var askedAt = clock.instant();
    var state = asking.swarm();
    var atAsking =
        new SwarmState(
            askedAt,
            state.executor(),
            state.nodes(),
            state.services(),
            state.tasks(),
            state.upToDate(),
            state.networks(),
            state.configs(),
            state.secrets());
    keep(atAsking);
    return atAsking;
  }

  /** Two may ask at once, and the earlier question be answered later: time never goes back. */
  private synchronized void keep(SwarmState seen) {
    if (last.stream().noneMatch(s -> s.readAt().isAfter(seen.readAt()))) {
      last = Optional.of(seen);
    }
  }

  private ClusterView seen() {
    return last.map(
            s -> SwarmReader.read(s, Map.copyOf(executors), Map.copyOf(watchers), clock.instant()))
        .orElseGet(() -> new ClusterView(clock.instant(), Instant.EPOCH, Map.of(), Map.of()));
  }
}
