package io.swarmkeeper.watcher.judge.swarm;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record SwarmJudgement(KnownSwarm known, List<News> news) {
  /** Immutable. */
  public SwarmJudgement {
    news = List.copyOf(news);
  }
}
