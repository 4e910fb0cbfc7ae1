package io.swarmkeeper.executor;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.journal.Heartbeats;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of an executor: learns again and again which node it is on and whether that is a
 * manager, serves accordingly, and says that it is alive while its engine answers.
 */
public final class Executor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Executor.class);
  private static final int LOOK_SECONDS = 3;
  private static final int BEAT_SECONDS = 2;

  private final Engine engine;
  private final Service service;
  private final Heartbeats heartbeats;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(2, Thread.ofVirtual().name("executor-", 0).factory());
  private final AtomicReference<Sight> sight =
      new AtomicReference<>(new NotYet("the engine was not asked yet"));
  private volatile List<ScheduledFuture<?>> rounds = List.of();

  /** On the node of this engine. */
  public Executor(Engine engine, Service service, Heartbeats heartbeats, Clock clock) {
    this.engine = engine;
    this.service = service;
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /** What it knows of its node. */
  public sealed interface Sight {}

  /** The engine answers. */
  public record Seen(Self self) implements Sight {}

  /** The engine does not answer, with the sentence why. */
  public record NotYet(String reason) implements Sight {}

  /** Begins; returns at once. */
  public void start() {
    rounds =
        List.of(
            timer.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS),
            timer.scheduleWithFixedDelay(this::beat, 1, BEAT_SECONDS, TimeUnit.SECONDS));
  }

  /** What it knows just now. */
  public Sight sight() {
    return sight.get();
  }

  /** Whether its rounds and loops still run; false only after a bug. */
  public boolean alive() {
    return rounds.stream().noneMatch(ScheduledFuture::isDone) && service.alive();
  }

  private void look() {
    try {
      var self = Self.ask(engine);
      tell(sight.getAndSet(new Seen(self)), new Seen(self));
      service.serve(self);
    } catch (EngineTrouble e) {
      tell(sight.getAndSet(new NotYet(e.getMessage())), new NotYet(e.getMessage()));
    }
  }

  private static void tell(Sight before, Sight now) {
    if (!before.equals(now)) {
      switch (now) {
        case Seen(var self) ->
            LOG.info(
                "on {} ({}), {}",
                self.host(),
                self.nodeId(),
                self.manager() ? "a manager" : "a worker");
        case NotYet(var reason) -> LOG.warn("{}", reason);
      }
    }
  }

  private void beat() {
    if (sight.get() instanceof Seen(var self)) {
      try {
        heartbeats.send(
            new Heartbeat(
                Heartbeat.Part.EXECUTOR,
                self.nodeId(),
                self.host(),
                self.manager(),
                self.leader(),
                clock.instant(),
                List.of()));
      } catch (BusUnavailable e) {
        LOG.debug("no heartbeat: {}", e.getMessage());
      }
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    service.close();
  }
}
