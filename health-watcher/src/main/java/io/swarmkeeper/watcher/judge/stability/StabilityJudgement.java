package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record StabilityJudgement(KnownServices known, List<News> news) {
  /** Immutable. */
  public StabilityJudgement {
    news = List.copyOf(news);
  }
}
