package io.swarmkeeper.engine.events;

import io.swarmkeeper.engine.EngineHttp;
import io.swarmkeeper.engine.EngineStream;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Filters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The events of one engine, for ever: a lost connection is made again, from where it broke off. The
 * listener is called in this stream's own thread, one notice at a time.
 */
public final class EventStream implements AutoCloseable {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final EngineHttp engine;
  private final String filters;
  private final Consumer<Notice> listener;
  private final Lines lines = new Lines();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicReference<EngineStream> open = new AtomicReference<>();
  private final Thread reader;

  private EventStream(EngineHttp engine, Filters filters, Consumer<Notice> listener) {
    this.engine = engine;
    this.filters = filters.query();
    this.listener = listener;
    this.reader = Thread.ofVirtual().name("engine-events").unstarted(this::readForEver);
  }

  /** Starts at once; whether the engine is there is told to the listener. */
  public static EventStream start(EngineHttp engine, Filters filters, Consumer<Notice> listener) {
    var stream = new EventStream(engine, filters, listener);
    stream.reader.start();
    return stream;
  }

  /** How often a connection was made. */
  public long connections() {
    return connections.get();
  }

  /** Whether it was closed and its thread is gone. */
  public boolean ended() {
    return closed.get() && !reader.isAlive();
  }

  private void readForEver() {
    var pause = FIRST_PAUSE;
    while (!closed.get()) {
      var started = System.nanoTime();
      var why = readOnce();
      if (closed.get()) {
        return;
      }
      listener.accept(new Notice.Lost(why));
      var lasted = Duration.ofNanos(System.nanoTime() - started);
      pause = lasted.compareTo(LONGEST_PAUSE) > 0 ? FIRST_PAUSE : pause;
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
      pause = Collections.min(List.of(pause.multipliedBy(2), LONGEST_PAUSE));
    }
  }

  /** Reads one connection to its end; the answer says why it ended. */
  private String readOnce() {
    try (var stream = engine.openStream(path())) {
      open.set(stream);
      if (closed.get()) {
        return "closed";
      }
      connections.incrementAndGet();
      listener.accept(new Notice.ListAgain());
      readLines(stream);
      return "the engine ended its event stream";
    } catch (EngineTrouble | IOException e) {
      return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    } finally {
      open.set(null);
    }
  }

  private void readLines(EngineStream stream) throws IOException {
    var text = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    for (var line = text.readLine(); line != null && !closed.get(); line = text.readLine()) {
      lines.read(line).map(Notice.Happened::new).ifPresent(listener);
    }
  }

  private String path() {
    return "/events?" + lines.since().map(since -> "since=" + since + "&").orElse("") + filters;
  }

  /** Ends the thread and the connection; at any time, any number of times. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      reader.interrupt();
      Optional.ofNullable(open.get()).ifPresent(EngineStream::close);
    }
  }
}
