package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.OperationStore.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore.StoreUnavailable;
import io.swarmkeeper.planner.store.OperationStore.Versioned;
import io.swarmkeeper.planner.store.StoredOperation;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Load, decide, save, send. Any number of planners may do this to the same operation: one of them
 * saves, the others decide again on what it saved.
 */
public final class Operations {
  /** What our messages carry as their source. */
  public static final String SOURCE = "keeper/planner";

  private final OperationStore store;
  private final Outbound outbound;
  private final Claiming claiming;

  /** Over this store, sending here, deciding with these. */
  public Operations(OperationStore store, Outbound outbound, Machines machines) {
    this.store = store;
    this.outbound = outbound;
    this.claiming = new Claiming(store, machines);
  }

  /**
   * Lets something happen to an operation; one that is not there, or has ended, takes no notice.
   *
   * @param cause the message that is the signal, if a message is
   */
  public void on(OperationId id, Signal signal, Optional<MessageId> cause, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var found = store.load(id);
    if (found.isEmpty()) {
      return;
    }
    var read = flush(found.get());
    if (!read.operation().ended()) {
      read = saved(read, decided(read.stored(), signal, cause, cluster).stored());
    }
    close(read.stored(), cluster);
  }

  /**
   * Has an operation decide about what a person wants of it, once; the person hears why not, if it
   * refuses.
   */
  void steer(Envelope request, Signal.Steering signal, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var id = request.operation().orElseThrow();
    var read = flush(store.load(id).orElseThrow());
    if (!read.stored().steeredBy().contains(request.id())) {
      var decided = decided(read.stored(), signal, Optional.of(request.id()), cluster);
      var refusal =
          decided.refusal().stream()
              .map(why -> List.of(Finding.error(id.value(), why)))
              .map(why -> Envelopes.refusal(request, why, cluster.now()));
      read = saved(read, decided.stored().steered(request.id()).also(refusal.toList()));
    }
    close(read.stored(), cluster);
  }

  /**
   * Tells the parent that waits for it that a child is refused, and says so to everybody, once.
   *
   * @return false when no parent waits, or ever waited, for this child
   */
  boolean childRefused(Envelope refusal, String why, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var child = refusal.operation().orElseThrow();
    var found =
        refusal.parent().isPresent()
            ? store.load(refusal.parent().get())
            : Optional.<Versioned>empty();
    if (found.filter(p -> p.operation().children().has(child)).isEmpty()) {
      return false;
    }
    var read = flush(found.get());
    if (read.operation().children().awaits(child)) {
      if (read.operation().ended()) {
        return false;
      }
      var news = new Signal.ChildRefused(child, why);
      var next = decided(read.stored(), news, refusal.causedBy(), cluster).stored();
      read = saved(read, next.also(List.of(refusal)));
    }
    close(read.stored(), cluster);
    return true;
  }

  private record Decided(StoredOperation stored, Optional<String> refusal) {}

  private Decided decided(
      StoredOperation stored, Signal signal, Optional<MessageId> cause, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable {
    var decision = claiming.decide(stored.operation(), signal, cluster);
    var causedBy = cause.orElse(stored.operation().header().request());
    return new Decided(
        Envelopes.after(stored, decision.next(), decision.actions(), causedBy, cluster.now()),
        decision.refusal());
  }

  private Versioned saved(Versioned read, StoredOperation next)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    if (next.equals(read.stored())) {
      return read;
    }
    var unwanted = claiming.unwanted(read.operation(), next.operation());
    var saved = store.replace(read, next);
    claiming.release(unwanted);
    return flush(saved);
  }

  /** Takes what an operation is to hold, and answers which of it others have. */
  public Map<Claim, OperationId> claim(OperationId taker, Set<Claim> claims)
      throws StoreUnavailable {
    return claiming.take(taker, claims);
  }

  /** Gives back what was taken for an operation that is not begun. */
  void notBegun(OperationId id) throws StoreUnavailable {
    if (store.load(id).isEmpty()) {
      claiming.releaseAll(id);
    }
  }

  /** Stores a new operation, which holds its claims, with its first words, and sends them. */
  public void begin(Operation operation, List<Action> first, Instant now)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var header = operation.header();
    var begun = StoredOperation.begun(operation);
    store.create(Envelopes.after(begun, operation, first, header.request(), now));
    var _ = flush(store.load(header.id()).orElseThrow());
  }

  /** Sends what is unsent, then marks it sent. A crash in between sends it again, which is once. */
  private Versioned flush(Versioned read)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    if (read.stored().outbox().isEmpty()) {
      return read;
    }
    for (var envelope : read.stored().outbox()) {
      outbound.send(envelope);
    }
    return store.replace(read, read.stored().sent());
  }

  /**
   * After an end the verdict goes on record, then who asked for it hears it, then the claims are
   * given back: in this order, or a crash would lose the verdict.
   */
  private void close(StoredOperation stored, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    if (!stored.operation().ended()) {
      return;
    }
    var header = stored.operation().header();
    var end = stored.operation().end().orElseThrow();
    if (end.recorded().isPresent()) {
      var revision = end.recorded().get();
      store.ended(revision.stack(), revision.number(), end.verdict(), revision.took());
    }
    if (header.parent().isPresent()) {
      var news = new Signal.ChildEnded(header.id(), end.verdict(), end.sentence());
      var verdict = Optional.of(Envelopes.eventId(header, stored.announced()));
      on(header.parent().get(), news, verdict, cluster);
    }
    claiming.releaseAll(header.id());
  }
}
