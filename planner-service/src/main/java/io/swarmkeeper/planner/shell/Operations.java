package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Machines;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.shell.Outbound.NotSent;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.StoreUnavailable;
import io.swarmkeeper.planner.store.StoredOperation;
import io.swarmkeeper.planner.store.Versioned;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Instant;
import java.util.ArrayList;
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
   * @return for the person who asked, why nothing came of it
   */
  public Optional<String> on(
      OperationId id, Signal signal, Optional<MessageId> cause, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var found = store.load(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var read = flush(found.get());
    var refusal = Optional.<String>empty();
    if (!read.operation().ended()) {
      var decision = claiming.decide(read.operation(), signal, cluster);
      var causedBy = cause.orElse(read.operation().header().request());
      var next = with(read.stored(), decision.next(), decision.actions(), causedBy, cluster.now());
      refusal = decision.refusal();
      read = next.equals(read.stored()) ? read : saved(read, next);
    }
    if (read.operation().ended()) {
      close(read.stored(), cluster);
    }
    return refusal;
  }

  private Versioned saved(Versioned read, StoredOperation next)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
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
  public void notBegun(OperationId id) throws StoreUnavailable {
    if (store.load(id).isEmpty()) {
      claiming.releaseAll(id);
    }
  }

  /** Stores a new operation, which holds its claims, with its first words, and sends them. */
  public void begin(Operation operation, List<Action> first, Instant now)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var header = operation.header();
    var empty = new StoredOperation(operation, 0, List.of());
    store.create(with(empty, operation, first, header.request(), now));
    var _ = flush(store.load(header.id()).orElseThrow());
  }

  private static StoredOperation with(
      StoredOperation stored,
      Operation next,
      List<Action> actions,
      MessageId causedBy,
      Instant now) {
    var envelopes = new ArrayList<Envelope>();
    int announced = stored.announced();
    for (var action : actions) {
      envelopes.add(
          switch (action) {
            case Action.Send(var command) ->
                envelope(next, command.step().commandId(), command, causedBy, now);
            case Action.Announce(var event) ->
                envelope(next, eventId(next.header().id(), ++announced), event, causedBy, now);
            case Action.Ask(var id, var request) ->
                Envelope.of(id, SOURCE, now, request)
                    .within(Optional.of(next.header().id()), Optional.of(causedBy));
          });
    }
    return stored.next(next, announced, envelopes);
  }

  private static MessageId eventId(OperationId operation, int number) {
    return new MessageId(operation + "/event/" + number);
  }

  private static Envelope envelope(
      Operation operation, MessageId id, Message message, MessageId causedBy, Instant now) {
    var header = operation.header();
    return new Envelope(
        id,
        SOURCE,
        now,
        Optional.of(causedBy),
        Optional.of(header.id()),
        Optional.of(header.asked()),
        message,
        header.parent());
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
   * The verdict goes on record, then who asked for it hears it, then the claims are given back: in
   * this order, or a crash would lose the verdict.
   */
  private void close(StoredOperation stored, ClusterView cluster)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var header = stored.operation().header();
    var end = stored.operation().conclusion().orElseThrow();
    if (end.recorded().isPresent()) {
      var revision = end.recorded().get();
      store.ended(revision.stack(), revision.number(), end.verdict(), revision.took());
    }
    if (header.parent().isPresent()) {
      var news = new Signal.ChildEnded(header.id(), end.verdict(), end.sentence());
      var verdict = Optional.of(eventId(header.id(), stored.announced()));
      var _ = on(header.parent().get(), news, verdict, cluster);
    }
    claiming.releaseAll(header.id());
  }
}
