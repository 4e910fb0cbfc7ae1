package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.watcher.judge.capacity.KnownLevels;
import io.swarmkeeper.watcher.judge.drift.KnownThings;
import io.swarmkeeper.watcher.judge.stability.KnownServices;

/** What was said about the swarm so far. Whoever leads next goes on from it. */
public record LeaderKnown(
    KnownSwarm swarm, KnownThings things, KnownServices services, KnownLevels levels) {
  /** What an earlier watcher has kept says less. */
  public LeaderKnown {
    levels = levels == null ? KnownLevels.nothing() : levels;
  }

  public static LeaderKnown nothing() {
    return new LeaderKnown(
        KnownSwarm.nothing(),
        KnownThings.nothing(),
        KnownServices.nothing(),
        KnownLevels.nothing());
  }
}
