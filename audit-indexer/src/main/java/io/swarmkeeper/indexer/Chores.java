package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.indexer.shelf.Shelf.ShelfUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done again and again beside the work itself, each on a thread of its own. */
final class Chores implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
  private final List<Thread> threads = new CopyOnWriteArrayList<>();

  /** One of them. */
  @FunctionalInterface
  interface Chore {
    void run() throws BusUnavailable, ShelfUnavailable, NotPublished, InterruptedException;
  }

  /** Does it now and then every so often; after trouble sooner. */
  void every(Duration time, String name, Chore chore) {
    threads.add(Thread.ofVirtual().name(name).start(() -> repeat(time, name, chore)));
  }

  private static void repeat(Duration time, String name, Chore chore) {
    try {
      var said = "";
      while (true) {
        var why = attempted(chore);
        if (!why.isEmpty() && !why.equals(said)) {
          LOG.warn("{} could not be done: {}", name, why);
        }
        said = why;
        Thread.sleep(why.isEmpty() || time.compareTo(AFTER_TROUBLE) < 0 ? time : AFTER_TROUBLE);
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", name);
    }
  }

  private static String attempted(Chore chore) throws InterruptedException {
    try {
      chore.run();
      return "";
    } catch (BusUnavailable | ShelfUnavailable | NotPublished e) {
      return e.getMessage();
    } catch (RuntimeException e) {
      LOG.error("a bug", e);
      return String.valueOf(e);
    }
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
