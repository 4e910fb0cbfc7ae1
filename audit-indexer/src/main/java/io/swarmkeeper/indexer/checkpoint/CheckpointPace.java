package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.record.checkpoint.ChainHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a range is due: when it is full, or when what is in it has waited long enough.
 *
 * @param every how many entries make a full range
 * @param after how long entries wait at most
 */
public record CheckpointPace(int every, Duration after) {
  /** Refuses what would never seal anything. */
  public CheckpointPace {
    if (every < 1 || after.isNegative()) {
      throw new IllegalArgumentException("checkpoints need at least one entry and a time");
    }
  }

  /**
   * Whether a range is due.
   *
   * @param started when this process began: without a checkpoint nobody knows since when they wait
   */
  boolean due(Optional<ChainHead> head, long last, Instant started, Instant now) {
    var waiting = last - head.map(ChainHead::last).orElse(0L);
    var since = head.map(ChainHead::at).orElse(started);
    return waiting >= every || (waiting > 0 && !now.isBefore(since.plus(after)));
  }
}
