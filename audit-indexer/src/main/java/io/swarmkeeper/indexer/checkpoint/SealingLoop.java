package io.swarmkeeper.indexer.checkpoint;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.indexer.checkpoint.Checkpoints.CannotSign;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks again and again whether something is due to be sealed; trouble is said once. */
public final class SealingLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealingLoop.class);
  private final AtomicReference<String> trouble = new AtomicReference<>("");
  private final Thread thread;

  private SealingLoop(Checkpoints checkpoints, Duration pause) {
    thread = Thread.ofVirtual().name("sealing").start(() -> run(checkpoints, pause));
  }

  /** Starts looking, now and then this often. */
  public static SealingLoop start(Checkpoints checkpoints, Duration pause) {
    return new SealingLoop(checkpoints, pause);
  }

  /** Why nothing could be sealed at the last look. */
  public Optional<String> trouble() {
    return Optional.of(trouble.get()).filter(text -> !text.isEmpty());
  }

  private void run(Checkpoints checkpoints, Duration pause) {
    try {
      while (true) {
        var why = attempt(checkpoints);
        if (!trouble.getAndSet(why).equals(why) && !why.isEmpty()) {
          LOG.warn("nothing is sealed: {}", why);
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      LOG.debug("sealing ends");
    }
  }

  private static String attempt(Checkpoints checkpoints) throws InterruptedException {
    try {
      checkpoints.turn();
      return "";
    } catch (BusUnavailable | NotPublished | CannotSign e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("a bug in sealing", e);
      return String.valueOf(e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
