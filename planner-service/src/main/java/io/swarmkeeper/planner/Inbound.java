package io.swarmkeeper.planner;

import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.request.RequestDesk;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reaches the planner: requests and outcomes through durable consumers that all planners
 * share, observations as a wake-up, and time.
 */
public final class Inbound {
  private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
  private static final Duration AGAIN_SOON = Duration.ofMillis(100);
  private static final Duration AGAIN_LATER = Duration.ofSeconds(2);
  private static final Duration BURST = Duration.ofMillis(150);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final RequestDesk desk;
  private final Operations operations;
  private final OperationStore store;
  private final Sight sight;
  private final Semaphore wakeUp = new Semaphore(0);
  private volatile boolean stopped;
  private volatile Thread looking = Thread.currentThread();

  /** Hands on to these. */
  public Inbound(RequestDesk desk, Operations operations, OperationStore store, Sight sight) {
    this.desk = desk;
    this.operations = operations;
    this.store = store;
    this.sight = sight;
  }

  /** Starts everything; the loops end with the bus, looking ends with {@link #stop()}. */
  public List<Loop> start(Journal journal) {
    var subjects = journal.subjects();
    looking = Thread.ofVirtual().name("planner-looks").start(this::lookUntilStopped);
    return List.of(
        journal.consume("planner-requests", subjects.requests(), this::request),
        journal.consume("planner-outcomes", subjects.outcomes(), this::outcome),
        journal.follow(
            subjects.observations(),
            io.swarmkeeper.bus.stream.StartAt.newOnly(),
            _ -> wakeUp.release()));
  }

  /** Whether time still passes for operations. */
  public boolean alive() {
    return looking.isAlive();
  }

  /** Ends looking. */
  public void stop() {
    stopped = true;
    looking.interrupt();
  }

  private Handled request(Entry entry) throws InterruptedException {
    if (!(entry.envelope().message() instanceof Request request)) {
      return Handled.done();
    }
    return saved(() -> desk.on(entry.envelope(), request, entry.storedAt()), AGAIN_LATER);
  }

  private Handled outcome(Entry entry) throws InterruptedException {
    var operation = entry.envelope().operation();
    if (!(entry.envelope().message() instanceof Outcome outcome) || operation.isEmpty()) {
      return Handled.done();
    }
    return saved(
        () ->
            operations.on(
                operation.get(),
                new Signal.Answered(outcome),
                Optional.of(entry.envelope().id()),
                sight.view()),
        AGAIN_SOON);
  }

  private interface Effect {
    void take()
        throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException;
  }

  private static Handled saved(Effect effect, Duration later) throws InterruptedException {
    try {
      effect.take();
      return Handled.done();
    } catch (ChangedMeanwhile e) {
      return Handled.again(AGAIN_SOON, e.getMessage());
    } catch (NothingSeen | StoreUnavailable | NotSent e) {
      return Handled.again(later, e.getMessage());
    }
  }

  private void lookUntilStopped() {
    while (!stopped) {
      try {
        var _ = wakeUp.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        // Observations come in bursts: one look serves them all.
        Thread.sleep(BURST);
        wakeUp.drainPermits();
        for (var id : store.running()) {
          look(id);
        }
      } catch (StoreUnavailable e) {
        LOG.debug("NATS is away, nothing can be decided: {}", e.getMessage());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("a bug ended this look at the operations; the next look follows", e);
      }
    }
  }

  private void look(OperationId id) throws InterruptedException {
    try {
      operations.on(id, new Signal.Looked(), Optional.<MessageId>empty(), sight.view());
    } catch (ChangedMeanwhile e) {
      wakeUp.release(); // decide again
    } catch (StoreUnavailable | NotSent e) {
      LOG.debug("{} waits for NATS: {}", id, e.getMessage());
    }
  }
}
