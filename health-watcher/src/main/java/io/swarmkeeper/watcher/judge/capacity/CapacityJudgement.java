package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record CapacityJudgement(KnownLevels known, List<News> news) {
  /** Immutable. */
  public CapacityJudgement {
    news = List.copyOf(news);
  }
}
