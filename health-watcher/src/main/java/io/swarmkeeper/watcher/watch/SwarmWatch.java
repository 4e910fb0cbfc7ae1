package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.swarm.KnownSwarm;
import io.swarmkeeper.watcher.judge.swarm.SwarmJudge;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches tasks, services and nodes for as long as this node leads the swarm. Used by one thread.
 */
public final class SwarmWatch {
  private final NodeEngine engine;
  private final Supplier<Optional<Standing>> standing;
  private final Consumer<News> desk;
  private final InstantSource clock;
  private final AtomicBoolean leader = new AtomicBoolean();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private KnownSwarm known = KnownSwarm.nothing();

  /** Tells its news to the desk, in order. */
  public SwarmWatch(
      NodeEngine engine,
      Supplier<Optional<Standing>> standing,
      Consumer<News> desk,
      InstantSource clock) {
    this.engine = engine;
    this.standing = standing;
    this.desk = desk;
    this.clock = clock;
  }

  /** Whether this node led the swarm when last asked. */
  public boolean isLeader() {
    return leader.get();
  }

  /** Why the last look at the swarm failed. */
  public Optional<String> trouble() {
    return trouble.get();
  }

  /** Looks once. */
  void look() {
    try {
      var manager = standing.get().filter(Standing::manager);
      leader.set(manager.isPresent() && engine.leads(manager.orElseThrow().post()));
      if (leader.get()) {
        var facts = engine.swarm(manager.orElseThrow().post());
        var judgement = SwarmJudge.decide(known, facts, clock.instant());
        judgement.news().forEach(desk);
        known = judgement.known();
      } else {
        known = KnownSwarm.nothing();
      }
      trouble.set(Optional.empty());
    } catch (EngineTrouble e) {
      leader.set(false);
      trouble.set(Optional.of(e.getMessage()));
    }
  }
}
