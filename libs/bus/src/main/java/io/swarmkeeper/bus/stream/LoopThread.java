package io.swarmkeeper.bus.stream;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.swarmkeeper.bus.BusUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reader as the virtual thread that it is: runs a pass again and again, after trouble with a
 * pause, until it is stopped; a message being handled is given time to finish.
 */
final class LoopThread implements Loop {
  private static final Logger LOG = LoggerFactory.getLogger(LoopThread.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration GRACE = Duration.ofMillis(1500);

  private final String name;
  private final AtomicReference<String> trouble = new AtomicReference<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong again = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final Object guard = new Object();
  private boolean stopping;
  private boolean working;
  private Thread thread;

  LoopThread(String name) {
    this.name = name;
  }

  /** One stretch of reading, until trouble or the end. */
  interface Pass {
    void run()
        throws BusUnavailable,
            IOException,
            JetStreamApiException,
            JetStreamStatusCheckedException,
            InterruptedException;
  }

  /** Starts, and does {@code last} when it has ended. */
  void start(Pass pass, Runnable last) {
    thread =
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              repeat(pass);
              last.run();
            });
  }

  private void repeat(Pass pass) {
    while (!stopping()) {
      try {
        pass.run();
      } catch (BusUnavailable
          | IOException
          | JetStreamApiException
          | JetStreamStatusCheckedException
          | IllegalStateException e) { // the last: jnats' way to say closed or a bad status
        trouble(name + ": " + e.getMessage());
        pause();
      } catch (InterruptedException e) {
        LOG.debug("{} was interrupted", name);
      }
    }
  }

  /** Runs something that a stop lets finish. */
  void work(Work work) throws InterruptedException {
    synchronized (guard) {
      if (stopping) {
        return;
      }
      working = true;
    }
    try {
      work.run();
    } finally {
      synchronized (guard) {
        working = false;
      }
    }
  }

  /** What a stop waits for. */
  interface Work {
    void run() throws InterruptedException;
  }

  boolean stopping() {
    synchronized (guard) {
      return stopping;
    }
  }

  @Override
  public boolean alive() {
    return thread != null && thread.isAlive() && !stopping();
  }

  @Override
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  @Override
  public long lag() {
    return lag.get();
  }

  @Override
  public Counts counts() {
    return new Counts(done.get(), again.get(), failed.get());
  }

  void waiting(long messages) {
    lag.set(messages);
  }

  void done(int messages) {
    done.addAndGet(messages);
  }

  void again() {
    again.incrementAndGet();
  }

  void failed(int messages) {
    failed.addAndGet(messages);
  }

  /** Nothing waits, and nothing is in the way. */
  void caughtUp() {
    waiting(0);
    fine();
  }

  void trouble(String sentence) {
    if (!sentence.equals(trouble.getAndSet(sentence))) {
      LOG.warn("{}", sentence);
    }
  }

  /** Ends the loop for good: there is a bug in what it calls. */
  void end(String sentence, RuntimeException bug) {
    LOG.error("{}", sentence, bug);
    trouble.set(sentence + ": " + bug);
    synchronized (guard) {
      stopping = true;
    }
  }

  void fine() {
    trouble.set(null);
  }

  @Override
  public void stop() {
    synchronized (guard) {
      stopping = true;
      if (!working) {
        thread.interrupt();
      }
    }
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
        var _ = thread.join(PAUSE);
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted while it waited", name);
    }
  }
}
