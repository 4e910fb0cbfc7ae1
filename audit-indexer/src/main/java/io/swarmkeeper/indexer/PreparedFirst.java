package io.swarmkeeper.indexer;

import io.swarmkeeper.bus.stream.BatchHandler;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.indexer.elastic.Shelf;
import io.swarmkeeper.indexer.elastic.Shelf.ShelfUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Nothing is put on the shelf before it is prepared: mappings cannot be mended afterwards. */
final class PreparedFirst implements BatchHandler {
  private static final Logger LOG = LoggerFactory.getLogger(PreparedFirst.class);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private final Shelf shelf;
  private final BatchHandler next;
  private final Pause pause;
  private final AtomicBoolean prepared = new AtomicBoolean();

  PreparedFirst(Shelf shelf, BatchHandler next, Pause pause) {
    this.shelf = shelf;
    this.next = next;
    this.pause = pause;
  }

  @Override
  public List<Handled> handle(List<Delivery> batch) throws InterruptedException {
    var said = false;
    while (!prepared.get()) {
      try {
        shelf.prepare();
        prepared.set(true);
      } catch (ShelfUnavailable e) {
        if (!said) {
          LOG.warn("the templates cannot be written yet: {}", e.getMessage());
          said = true;
        }
        pause.of(BETWEEN_ATTEMPTS);
      }
    }
    return next.handle(batch);
  }
}
