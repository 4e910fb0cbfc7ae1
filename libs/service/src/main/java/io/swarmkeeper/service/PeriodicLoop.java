package io.swarmkeeper.service;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that a program does again and again, in a virtual thread of its own. A checked
 * exception is trouble: it is said once, and the next round follows after ten seconds at the
 * latest. An unchecked one is a bug: the {@link Rhythm} says what becomes of the loop.
 */
public final class PeriodicLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PeriodicLoop.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);

  private final String name;
  private final Rhythm rhythm;
  private final Round round;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicLong begun = new AtomicLong(System.nanoTime());
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final Thread thread;

  private PeriodicLoop(String name, Rhythm rhythm, Round round) {
    this.name = name;
    this.rhythm = rhythm;
    this.round = round;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::repeat);
  }

  /** What is done once. */
  @FunctionalInterface
  public interface Round {
    /** Trouble is checked, a bug is not, and who is interrupted ends. */
    void make() throws Exception;
  }

  /** Starts at once, with a round. */
  public static PeriodicLoop start(String name, Rhythm rhythm, Round round) {
    var loop = new PeriodicLoop(name, rhythm, round);
    loop.thread.start();
    return loop;
  }

  /** What is done, for people: "comparing journal and record". */
  public String name() {
    return name;
  }

  /** Whether it still makes its rounds; whoever runs this process starts it again when not. */
  public boolean alive() {
    return thread.isAlive() && rhythm.longest().map(this::inTime).orElse(true);
  }

  /** Why the last round could not do what it should. */
  public Optional<String> trouble() {
    return trouble.get();
  }

  private boolean inTime(Duration longest) {
    return System.nanoTime() - begun.get() < rhythm.pause().plus(longest).toNanos();
  }

  private void repeat() {
    try {
      while (!closed.get()) {
        begun.set(System.nanoTime());
        var why = attempted();
        if (why.isPresent() && !why.equals(trouble.get())) {
          LOG.warn("{} could not be done: {}", name, why.get());
        }
        trouble.set(why);
        Thread.sleep(why.isPresent() ? shorter(AFTER_TROUBLE, rhythm.pause()) : rhythm.pause());
      }
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted", name);
    } catch (RuntimeException e) {
      LOG.error("{} has ended: this is a bug", name, e);
    }
  }

  private Optional<String> attempted() throws InterruptedException {
    try {
      round.make();
      return Optional.empty();
    } catch (InterruptedException e) {
      throw e;
    } catch (RuntimeException e) {
      if (rhythm.afterBug() == Rhythm.AfterBug.END) {
        throw e;
      }
      LOG.error("{}: a bug, and the next round follows", name, e);
      return Optional.of(String.valueOf(e));
    } catch (Exception e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  /** Interrupts what it is doing and returns; no round begins afterwards. */
  @Override
  public void close() {
    closed.set(true);
    thread.interrupt();
  }
}
