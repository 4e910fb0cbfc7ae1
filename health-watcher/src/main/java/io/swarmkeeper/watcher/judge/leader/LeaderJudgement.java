package io.swarmkeeper.watcher.judge.leader;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record LeaderJudgement(LeaderKnown known, List<News> news) {
  /** Immutable. */
  public LeaderJudgement {
    news = List.copyOf(news);
  }
}
