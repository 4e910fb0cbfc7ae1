package io.swarmkeeper.indexer.placing;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Streams.BatchHandler;
import io.swarmkeeper.indexer.placing.Shelf.ShelfUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing is put on the shelf before it is prepared: mappings cannot be mended afterwards. */
public final class PreparedFirst implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedFirst.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private final Shelf shelf;
  private final BatchHandler next;
  private final Sleep sleep;
  private final AtomicBoolean prepared = new AtomicBoolean();
  private final ReentrantLock one = new ReentrantLock();

  public PreparedFirst(Shelf shelf, BatchHandler next, Sleep sleep) {
    this.shelf = shelf;
    this.next = next;
    this.sleep = sleep;
  }

  @Override
  public List<Handled> handle(List<Delivery> batch) throws InterruptedException {
    prepare();
    return next.handle(batch);
  }

  /** Whether the templates are known to be there. */
  public boolean prepared() {
    return prepared.get();
  }

  /** Tried until it works, by one at a time; at once if it was done before. */
  public void prepare() throws InterruptedException {
    one.lockInterruptibly();
    try {
      var said = "";
      while (!prepared.get()) {
        try {
          shelf.prepare();
          prepared.set(true);
        } catch (ShelfUnavailable e) {
          if (!said.equals(e.getMessage())) {
            said = e.getMessage();
            LOG.warn("the templates cannot be written yet: {}", said);
          }
          sleep.of(BETWEEN_ATTEMPTS);
        }
      }
    } finally {
      one.unlock();
    }
  }
}
