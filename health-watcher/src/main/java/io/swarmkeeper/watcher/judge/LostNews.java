package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.ObservationsLost;
import java.time.Instant;

/** News that were lost: of which watcher, how many, and the times of the first and the last. */
public record LostNews(String watcher, long count, Instant from, Instant until) {
  public static LostNews of(News news) {
    return new LostNews(watcher(news), 1, news.at(), news.at());
  }

  public LostNews with(News news) {
    return new LostNews(
        watcher,
        count + 1,
        news.at().isBefore(from) ? news.at() : from,
        news.at().isAfter(until) ? news.at() : until);
  }

  /** What the journal has to say in their place. */
  public News news(int bound, Instant now) {
    return new News(
        new MessageId("lost/" + watcher + "/" + News.nanos(from) + "/" + count),
        from,
        new ObservationsLost(
            watcher,
            count,
            from,
            until,
            "NATS was away and " + bound + " observations waited already",
            now));
  }

  private static String watcher(News news) {
    return switch (news.message()) {
      case Observation o -> o.nodeId();
      case Event.DriftFound e -> e.watcher();
      default -> throw new IllegalStateException("no watcher says " + news.id());
    };
  }
}
