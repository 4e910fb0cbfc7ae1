package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.watcher.judge.News;
import java.util.List;

/** What is known afterwards, and what is to be published, in this order. */
public record Judgement(Known known, List<News> news) {
  /** Immutable. */
  public Judgement {
    news = List.copyOf(news);
  }
}
