package io.swarmkeeper.watcher.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The same round again and again in a thread of its own. A bug ends it, and then it is not alive:
 * whoever runs this process starts it again.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  private final String name;
  private final Round round;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicLong lastRound = new AtomicLong(System.nanoTime());
  private final Thread thread;

  private Rounds(String name, Round round) {
    this.name = name;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** One round; it may wait, but not for long. */
  @FunctionalInterface
  public interface Round {
    /** Does what is to be done. */
    void make() throws InterruptedException;
  }

  /** Starts at once. */
  public static Rounds start(String name, Round round) {
    var rounds = new Rounds(name, round);
    rounds.thread.start();
    return rounds;
  }

  /** For people. */
  public String name() {
    return name;
  }

  /** Whether it still makes its rounds. */
  public boolean isAlive() {
    return thread.isAlive() && System.nanoTime() - lastRound.get() < LONGEST_ROUND.toNanos();
  }

  private void run() {
    try {
      while (!closed.get()) {
        round.make();
        lastRound.set(System.nanoTime());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", name);
    } catch (RuntimeException e) {
      LOG.error("{} has ended: this is a bug", name, e);
    }
  }

  @Override
  public void close() {
    closed.set(true);
    thread.interrupt();
  }
}
