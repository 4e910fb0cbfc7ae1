package io.swarmkeeper.watcher.publish;

import io.swarmkeeper.watcher.judge.News;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * News that wait to be published, in order. Bounded: when NATS is away for so long that it is full,
 * the oldest are dropped, and that is said and counted.
 */
public final class Spool {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private final int bound;
  private final Deque<News> waiting = new ArrayDeque<>();
  private long dropped;

  /** For so many news. */
  public Spool(int bound) {
    this.bound = bound;
  }

  /** Adds at the end. */
  public synchronized void put(News news) {
    waiting.addLast(news);
    if (waiting.size() > bound) {
      waiting.removeFirst();
      lost();
    }
    notifyAll();
  }

  /** The oldest, as soon as there is one. */
  public synchronized News take() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    return waiting.removeFirst();
  }

  /** What was taken and could not be published: it is the oldest still. */
  public synchronized void giveBack(News news) {
    if (waiting.size() >= bound) {
      lost();
    } else {
      waiting.addFirst(news);
      notifyAll();
    }
  }

  /** How many wait. */
  public synchronized int size() {
    return waiting.size();
  }

  /** How many were dropped since the start. */
  public synchronized long dropped() {
    return dropped;
  }

  private void lost() {
    dropped++;
    if (Long.bitCount(dropped) == 1) {
      LOG.warn("NATS is away and {} observations wait: dropped {} of the oldest", bound, dropped);
    }
  }
}
