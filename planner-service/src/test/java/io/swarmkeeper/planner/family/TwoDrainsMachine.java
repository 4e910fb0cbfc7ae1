package io.swarmkeeper.planner.family;

import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action;
import io.swarmkeeper.planner.operation.Children;
import io.swarmkeeper.planner.operation.Children.State;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.OperationEnd;
import io.swarmkeeper.planner.operation.Signal;
import io.swarmkeeper.planner.operation.Signal.AbortAsked;
import io.swarmkeeper.planner.operation.Signal.Answered;
import io.swarmkeeper.planner.operation.Signal.Looked;
import io.swarmkeeper.planner.operation.Signal.OfChild;
import io.swarmkeeper.planner.operation.Signal.PauseAsked;
import io.swarmkeeper.planner.operation.Signal.ResumeAsked;
import io.swarmkeeper.swarm.view.ClusterView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for both children at once, and ends when both have. */
public final class TwoDrainsMachine implements Machine<TwoDrains> {
  @Override
  public Class<TwoDrains> decides() {
    return TwoDrains.class;
  }

  @Override
  public Decision<TwoDrains> decide(TwoDrains parent, Signal signal, ClusterView cluster) {
    return switch (signal) {
      case Looked _ when parent.ended() -> Decision.of(parent);
      case Signal.Steering _ when parent.ended() ->
          Decision.refused(parent, "it has ended: " + parent.state());
      case Looked _ when parent.children().all().isEmpty() -> begin(parent);
      case Looked _ -> after(parent, parent.children().looked(cluster.now()), cluster);
      case OfChild news ->
          after(parent, new Children.Next(parent.children().after(news), List.of()), cluster);
      case AbortAsked a -> after(parent, parent.children().abort(a, cluster.now()), cluster);
      case Answered _ -> Decision.of(parent);
      case PauseAsked _, ResumeAsked _ -> Decision.refused(parent, "it cannot be paused");
    };
  }

  private static Decision<TwoDrains> begin(TwoDrains parent) {
    var children = parent.children();
    var actions = new ArrayList<Action>();
    for (var node : parent.nodes()) {
      var drain = new Request.Drain(parent.header().asked(), node, Optional.empty());
      var next = children.ask(parent.header(), node, drain);
      children = next.children();
      actions.addAll(next.actions());
    }
    return new Decision<>(parent.with(children), actions);
  }

  private static Decision<TwoDrains> after(
      TwoDrains parent, Children.Next next, ClusterView cluster) {
    var children = next.children();
    return children.live()
        ? new Decision<>(parent.with(children), next.actions())
        : end(parent.with(children), cluster).after(next.actions());
  }

  private static Decision<TwoDrains> end(TwoDrains parent, ClusterView cluster) {
    var drained = parent.children().all().stream().filter(c -> drained(c.state())).count();
    var verdict =
        parent.children().aborting().isPresent()
            ? Verdict.ABORTED
            : drained == parent.nodes().size() ? Verdict.SUCCEEDED : Verdict.FAILED;
    var header = parent.header();
    var news =
        new OperationEnded(
            header.kind(),
            header.target(),
            verdict,
            drained + " drained",
            List.of(),
            Optional.empty(),
            header.startedAt(),
            Duration.between(header.startedAt(), cluster.now()),
            Optional.empty());
    return Decision.of(
        parent.ended(new OperationEnd(verdict, news.sentence())), new Action.Announce(news));
  }

  private static boolean drained(State state) {
    return switch (state) {
      case State.Ended(var verdict, _) -> verdict == Verdict.SUCCEEDED;
      case State.Refused _, State.Live _ -> false;
    };
  }
}
