package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.RequestRefused;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.planner.Operations;
import io.swarmkeeper.planner.Outbound;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.Sight;
import io.swarmkeeper.planner.Sight.NothingSeen;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.request.StackRequests.Asking;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.Running;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes every request up, or answers it with the reasons why not. A repeated request changes
 * nothing.
 */
public final class RequestDesk {
  /** How long a request waits for a manager to answer before it is refused. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Sight sight;
  private final Drafting drafting;
  private final OperationStore store;
  private final Operations operations;
  private final Outbound outbound;
  private final StackRequests stacks;
  private final NodeRequests nodes;
  private final Sweeping sweeping;
  private final Clock clock;

  /** Sees, drafts, keeps and answers with these. */
  public RequestDesk(
      Sight sight,
      Drafting drafting,
      OperationStore store,
      Operations operations,
      Outbound outbound,
      Clock clock) {
    this.sight = sight;
    this.drafting = drafting;
    this.store = store;
    this.operations = operations;
    this.outbound = outbound;
    this.stacks = new StackRequests(store, operations);
    this.nodes = new NodeRequests(store, operations);
    this.sweeping = new Sweeping(drafting, outbound, clock);
    this.clock = clock;
  }

  /**
   * Returns when the effect is saved.
   *
   * @param storedAt when the journal took the request
   * @throws NothingSeen no manager answers, and the request may still wait for one
   */
  public void on(Envelope envelope, Request request, Instant storedAt)
      throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    Intake intake;
    try {
      intake = take(envelope, request);
    } catch (NothingSeen e) {
      if (Duration.between(storedAt, clock.instant()).compareTo(PATIENCE) < 0) {
        throw e;
      }
      intake = Intake.Refused.because("", e.getMessage());
    }
    if (intake instanceof Intake.Refused(var findings)) {
      refuse(envelope, request, findings);
      if (request instanceof Request.Deploy deploy) {
        sweeping.after(envelope, deploy);
      }
    }
  }

  private Intake take(Envelope envelope, Request request)
      throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    return switch (request) {
      case Request.Deploy d when isNew(envelope) ->
          stacks.take(
              new Asking(envelope, Kind.DEPLOY, d.deadline()), drafting.of(d), clock.instant());
      case Request.Rollback r when isNew(envelope) ->
          stacks.take(
              new Asking(envelope, Kind.ROLLBACK, r.deadline()), drafting.of(r), clock.instant());
      case Request.Drain d when isNew(envelope) ->
          onNode(envelope, Kind.DRAIN, d.node(), d.deadline());
      case Request.Activate a when isNew(envelope) ->
          onNode(envelope, Kind.ACTIVATE, a.node(), a.deadline());
      case Request.Deploy _, Request.Rollback _, Request.Drain _, Request.Activate _ ->
          new Intake.Repeated();
      case Request.Pause p ->
          steer(envelope, p.target(), new Signal.PauseAsked(p.asked().by(), p.asked().reason()));
      case Request.Resume r ->
          steer(envelope, r.target(), new Signal.ResumeAsked(r.asked().by(), r.asked().reason()));
      case Request.Abort a ->
          steer(envelope, a.target(), new Signal.AbortAsked(a.asked().by(), a.asked().reason()));
    };
  }

  private boolean isNew(Envelope envelope) throws StoreUnavailable {
    return store.load(envelope.operation().orElseThrow()).isEmpty();
  }

  private Intake onNode(Envelope envelope, Kind kind, String node, Optional<Duration> deadline)
      throws NothingSeen, ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var _ = sight.look();
    return nodes.take(envelope, kind, node, deadline, sight.view());
  }

  private Intake steer(Envelope envelope, OperationId target, Signal signal)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var loaded = store.load(target);
    if (loaded.isEmpty()) {
      return Intake.Refused.because(
          target.value(), "there is no such operation; 'keeper status' shows those that run");
    }
    var operation = loaded.get().kept().running().operation();
    if (operation.ended()) {
      return Intake.Refused.because(target.value(), "it has ended: " + operation.state());
    }
    if (signal instanceof Signal.ResumeAsked
        && loaded.get().kept().running() instanceof Running.OfStack(Rollout r)
        && !r.resumable()) {
      return Intake.Refused.because(
          target.value(),
          "it is paused by a failure, which resuming would only repeat: abort it, then deploy a"
              + " mended file or roll back");
    }
    operations.on(target, signal, Optional.of(envelope.id()), sight.view());
    return new Intake.Begun();
  }

  private void refuse(Envelope envelope, Request request, List<Finding> findings)
      throws NotSent, InterruptedException {
    var target =
        switch (request) {
          case Request.Deploy d -> d.stack();
          case Request.Rollback r -> r.stack();
          case Request.Drain d -> d.node();
          case Request.Activate a -> a.node();
          case Request.Pause p -> p.target().value();
          case Request.Resume r -> r.target().value();
          case Request.Abort a -> a.target().value();
        };
    var event = new RequestRefused(MessageType.of(request).kind(), target, findings);
    outbound.send(
        envelope.causes(
            new MessageId(envelope.id() + "/refused"), Operations.SOURCE, clock.instant(), event));
  }
}
