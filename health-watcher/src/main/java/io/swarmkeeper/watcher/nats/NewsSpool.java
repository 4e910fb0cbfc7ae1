package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.watcher.judge.LostNews;
import io.swarmkeeper.watcher.judge.News;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News that wait to be published, in order. Bounded: when NATS is away for so long that it is full,
 * the oldest are dropped. That is counted, and the first thing said in their place is how many.
 */
public final class NewsSpool {
  private static final Logger LOG = LoggerFactory.getLogger(NewsSpool.class);

  private final int bound;
  private final InstantSource clock;
  private final Deque<News> waiting = new ArrayDeque<>();
  private Optional<LostNews> gap = Optional.empty();
  private boolean gapOnTheWay;
  private long taken;
  private long dropped;
  private boolean onTheWay;

  /** Drops the oldest when more than {@code bound} wait. */
  public NewsSpool(int bound, InstantSource clock) {
    this.bound = bound;
    this.clock = clock;
  }

  public synchronized void put(News news) {
    taken++;
    waiting.addLast(news);
    if (waiting.size() > bound) {
      drop(waiting.removeFirst());
    }
    notifyAll();
  }

  /** The oldest, as soon as there is one; it counts as waiting until it is stored. */
  public synchronized News take() throws InterruptedException {
    while (waiting.isEmpty() && gap.isEmpty()) {
      wait();
    }
    onTheWay = true;
    gapOnTheWay = gap.isPresent();
    return gapOnTheWay ? gap.orElseThrow().news(bound, clock.instant()) : waiting.removeFirst();
  }

  /** The journal has what was taken. */
  public synchronized void stored() {
    gap = gapOnTheWay ? Optional.empty() : gap;
    onTheWay = false;
    gapOnTheWay = false;
  }

  /** What was taken and could not be published: it is the oldest still. */
  public synchronized void giveBack(News news) {
    onTheWay = false;
    if (gapOnTheWay) {
      gapOnTheWay = false;
    } else if (waiting.size() >= bound) {
      drop(news);
    } else {
      waiting.addFirst(news);
    }
    notifyAll();
  }

  public synchronized int size() {
    return waiting.size();
  }

  public synchronized long taken() {
    return taken;
  }

  /** How many of these do not wait any more. */
  public synchronized long settled() {
    return taken - waiting.size() - (onTheWay || gap.isPresent() ? 1 : 0);
  }

  /** How many were dropped since the start. */
  public synchronized long dropped() {
    return dropped;
  }

  private void drop(News news) {
    dropped++;
    gap = Optional.of(gap.map(g -> g.with(news)).orElseGet(() -> LostNews.of(news)));
    if (Long.bitCount(dropped) == 1) {
      LOG.warn("NATS is away and {} observations wait: dropped {} of the oldest", bound, dropped);
    }
  }
}
