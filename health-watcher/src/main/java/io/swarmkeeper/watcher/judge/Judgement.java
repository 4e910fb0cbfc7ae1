package io.swarmkeeper.watcher.judge;

import java.util.List;

/**
 * What a judge decides on one look.
 *
 * @param known what has been said then: the next look is compared with it
 * @param news what is to be published, in this order
 */
public record Judgement<K>(K known, List<News> news) {
  public Judgement {
    news = List.copyOf(news);
  }
}
