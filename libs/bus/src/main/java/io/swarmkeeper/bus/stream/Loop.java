package io.swarmkeeper.bus.stream;

import io.nats.client.Connection;
import io.nats.client.ConsumerContext;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.Link;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running reader of a stream, as the virtual thread that it is: runs a pass again and again,
 * after trouble with a pause, until it is stopped; a message being handled is given time to finish.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration SERVER = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration GRACE = Duration.ofMillis(1500);

  private final String name;
  private final AtomicReference<String> trouble = new AtomicReference<>();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final Object guard = new Object();
  private boolean stopping;
  private boolean working;
  private Thread thread;

  Loop(String name) {
    this.name = name;
  }

  /** What is read, and what becomes of it. */
  interface Reading {
    ConsumerContext open(Connection connection) throws IOException, JetStreamApiException;

    FetchConsumeOptions fetch() throws BusUnavailable;

    /** Whether the same consumer can be read on. */
    boolean take(List<Message> batch) throws InterruptedException;
  }

  /** Starts, and does {@code last} when it has ended, however it has. */
  void start(Link link, Reading reading, Runnable last) {
    thread =
        Thread.ofVirtual()
            .name(name)
            .start(() -> {
              try {
                repeat(link, reading);
              } finally {
                last.run();
              }
            });
  }

  private void repeat(Link link, Reading reading) {
    while (!stopping()) {
      try {
        pass(link, reading);
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

  /** One stretch of reading, until trouble or the end. */
  private void pass(Link link, Reading reading)
      throws BusUnavailable,
          IOException,
          JetStreamApiException,
          JetStreamStatusCheckedException,
          InterruptedException {
    var connection = link.await(SERVER);
    var generation = link.generation();
    var consumer = reading.open(connection);
    waiting(consumer.getCachedConsumerInfo().getCalculatedPending());
    var usable = true;
    while (usable && !stopping() && link.generation() == generation) {
      var _ = link.connection(); // a pull sent into the reconnect buffer would strand messages
      var batch = FetchLoop.drained(consumer.fetch(reading.fetch()));
      if (batch.isEmpty()) {
        caughtUp();
      } else {
        usable = reading.take(batch);
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

  /** Whether it still reads; false only after {@link #stop()}. */
  public boolean alive() {
    return thread != null && thread.isAlive() && !stopping();
  }

  /** The last trouble, until a message was handled after it. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble.get());
  }

  /** Messages waiting in the stream for this reader, as last heard. */
  public long lag() {
    return lag.get();
  }

  /** What has happened so far. */
  public Counts counts() {
    return new Counts(done.get(), failed.get());
  }

  void waiting(long messages) {
    lag.set(messages);
  }

  void done(int messages) {
    done.addAndGet(messages);
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

  void fine() {
    trouble.set(null);
  }

  /** Finishes the message at hand and ends, within two seconds. */
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

  @Override
  public void close() {
    stop();
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      LOG.debug("{} was interrupted while it waited", name);
    }
  }

  /**
   * Since the start.
   *
   * @param failed times that a handler or follower threw
   */
  public record Counts(long done, long failed) {}
}
