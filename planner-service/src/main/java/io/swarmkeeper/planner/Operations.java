package io.swarmkeeper.planner;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.drain.NodeOperation;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.ServiceTimes;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.Kept;
import io.swarmkeeper.planner.store.Loaded;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.Running;
import io.swarmkeeper.planner.store.StoreUnavailable;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Load, decide, save, send. Any number of planners may do this to the same operation: one of them
 * saves, the others decide again on what it saved.
 */
public final class Operations {
  /** What our messages carry as their source. */
  public static final String SOURCE = "keeper/planner";

  private final OperationStore store;
  private final Outbound outbound;
  private final Machine<Rollout> rollouts;
  private final Machine<NodeOperation> nodes;

  /** Over this store, sending here. */
  public Operations(
      OperationStore store,
      Outbound outbound,
      Machine<Rollout> rollouts,
      Machine<NodeOperation> nodes) {
    this.store = store;
    this.outbound = outbound;
    this.rollouts = rollouts;
    this.nodes = nodes;
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
    var loaded = flush(id, found.get());
    if (!loaded.kept().running().operation().ended()) {
      var next = decided(loaded.kept(), signal, cause, cluster);
      if (!next.equals(loaded.kept())) {
        loaded = flush(id, store.replace(id, loaded, next));
      }
    }
    close(loaded.kept().running());
  }

  /** Keeps a new operation with its first words, and sends them. */
  public void begin(Running running, List<Action> first, Instant now)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var header = running.operation().header();
    var empty = new Kept(running, 0, List.of());
    store.create(header.id(), with(empty, running, first, header.request(), now));
    var _ = flush(header.id(), store.load(header.id()).orElseThrow());
  }

  private Kept decided(Kept kept, Signal signal, Optional<MessageId> cause, ClusterView cluster) {
    var causedBy = cause.orElse(kept.running().operation().header().request());
    return switch (kept.running()) {
      case Running.OfStack(var rollout) -> {
        Decision<Rollout> decision = rollouts.decide(rollout, signal, cluster);
        yield with(
            kept,
            new Running.OfStack(decision.next()),
            decision.actions(),
            causedBy,
            cluster.now());
      }
      case Running.OfNode(var work) -> {
        var decision = nodes.decide(work, signal, cluster);
        yield with(
            kept, new Running.OfNode(decision.next()), decision.actions(), causedBy, cluster.now());
      }
    };
  }

  private static Kept with(
      Kept kept, Running next, List<Action> actions, MessageId causedBy, Instant now) {
    var envelopes = new ArrayList<Envelope>();
    int announced = kept.announced();
    for (var action : actions) {
      envelopes.add(
          switch (action) {
            case Action.Send(var command) ->
                envelope(next.operation(), command.step().commandId(), command, causedBy, now);
            case Action.Announce(var event) ->
                envelope(
                    next.operation(),
                    new MessageId(next.operation().header().id() + "/event/" + ++announced),
                    event,
                    causedBy,
                    now);
          });
    }
    return kept.next(next, announced, envelopes);
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
        message);
  }

  /** Sends what is unsent, then marks it sent. A crash in between sends it again, which is once. */
  private Loaded flush(OperationId id, Loaded loaded)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    if (loaded.kept().outbox().isEmpty()) {
      return loaded;
    }
    for (var envelope : loaded.kept().outbox()) {
      outbound.send(envelope);
    }
    return store.replace(id, loaded, loaded.kept().sent());
  }

  /**
   * The verdict goes on record, then the claim is given back: in this order, or a crash would lose
   * the verdict.
   */
  private void close(Running running) throws StoreUnavailable {
    if (!running.operation().ended()) {
      return;
    }
    if (running instanceof Running.OfStack(var rollout)
        && rollout.phase() instanceof Rollout.Phase.Ended(var verdict, _)) {
      store.ended(rollout.header().target(), rollout.revision(), verdict, ServiceTimes.of(rollout));
    }
    store.release(running.claim(), running.operation().header().id());
  }
}
