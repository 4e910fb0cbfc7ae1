package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record DriftJudgement(KnownThings known, List<News> news) {
  /** Immutable. */
  public DriftJudgement {
    news = List.copyOf(news);
  }
}
