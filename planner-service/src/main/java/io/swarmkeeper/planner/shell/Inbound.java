package io.swarmkeeper.planner.shell;

import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.Rejected;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.sight.Sight;
import io.swarmkeeper.planner.sight.Sight.NothingSeen;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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

  private final Reception reception;
  private final Operations operations;
  private final OperationStore store;
  private final Sight sight;
  private final Semaphore wakeUp = new Semaphore(0);
  private final Map<OperationId, String> spoilt = new ConcurrentHashMap<>();

  /** Hands on to reception and operations what the swarm in sight and the journal have. */
  public Inbound(Reception reception, Operations operations, OperationStore store, Sight sight) {
    this.reception = reception;
    this.operations = operations;
    this.store = store;
    this.sight = sight;
  }

  /** Lets time pass for operations. */
  public PeriodicLoop look() {
    return PeriodicLoop.start("looking at operations", Rhythm.waiting().goingOn(), this::lookAtAll);
  }

  /** Hears the journal, until the bus ends. */
  public Map<String, Loop> hear(Journal journal) {
    var subjects = journal.subjects();
    return Map.of(
        "requests",
        journal
            .requests()
            .consume("planner-requests", subjects.requests(), RequestLanes::of, this::request),
        "outcomes",
        journal.consume("planner-outcomes", subjects.outcomes(), this::outcome),
        "observations",
        journal.follow(subjects.observations(), StartAt.newOnly(), _ -> wakeUp.release()));
  }

  private Handled request(Entry entry) throws Rejected, InterruptedException {
    return saved(() -> reception.receive(entry), AGAIN_LATER);
  }

  private Handled outcome(Entry entry) throws Rejected, InterruptedException {
    var operation = entry.envelope().operation();
    if (!(entry.envelope().message() instanceof Outcome outcome) || operation.isEmpty()) {
      return Handled.done();
    }
    var cause = Optional.of(entry.envelope().id());
    return saved(
        () -> operations.on(operation.get(), new Signal.Answered(outcome), cause, sight.view()),
        AGAIN_SOON);
  }

  private interface Effect {
    void take()
        throws Rejected,
            NothingSeen,
            ChangedMeanwhile,
            StoreUnavailable,
            NotSent,
            InterruptedException;
  }

  private static Handled saved(Effect effect, Duration later)
      throws Rejected, InterruptedException {
    try {
      effect.take();
      return Handled.done();
    } catch (ChangedMeanwhile e) {
      return Handled.again(AGAIN_SOON, e.getMessage());
    } catch (NothingSeen | StoreUnavailable | NotSent e) {
      return Handled.again(later, e.getMessage());
    }
  }

  private void lookAtAll() throws StoreUnavailable, InterruptedException {
    var _ = wakeUp.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    // Observations come in bursts: one look serves them all.
    Thread.sleep(BURST);
    wakeUp.drainPermits();
    var running = store.running();
    for (var id : running) {
      lookUnlessSpoilt(id);
    }
    spoilt.keySet().retainAll(running);
  }

  /** One operation that cannot be read, or that a bug keeps from going on, holds up no other. */
  private void lookUnlessSpoilt(OperationId id) throws InterruptedException {
    try {
      look(id);
      spoilt.remove(id);
    } catch (RuntimeException e) {
      if (spoilt.put(id, String.valueOf(e.getMessage())) == null) {
        LOG.error("operation {} cannot go on", id, e);
      }
    }
  }

  /** The operations that cannot go on, and why. */
  public Map<OperationId, String> spoilt() {
    return Map.copyOf(spoilt);
  }

  private void look(OperationId id) throws InterruptedException {
    try {
      operations.on(id, new Signal.Looked(), Optional.empty(), sight.view());
    } catch (ChangedMeanwhile e) {
      wakeUp.release(); // decide again
    } catch (StoreUnavailable | NotSent e) {
      LOG.debug("{} waits for NATS: {}", id, e.getMessage());
    }
  }
}
