package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationPaused;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Decision;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Machine;
import io.swarmkeeper.planner.operation.Operation;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation on a stack that takes services in hand when somebody looks, as many of those it
 * wants as nobody else has, and lets go of them when it is paused.
 */
record Taker(
    Header header,
    Set<String> wants,
    Set<String> hands,
    String waitingFor,
    Optional<OperationEnd> end)
    implements Operation {
  static Taker of(String id, String stack, String... wants) {
    var now = Instant.EPOCH;
    var header =
        new Header(
            new OperationId(id),
            Kind.DEPLOY,
            stack,
            Asked.of("alice", "test"),
            new MessageId(id),
            now,
            now.plusSeconds(60),
            Optional.empty(),
            Optional.empty());
    return new Taker(header, Set.of(wants), Set.of(), "", Optional.empty());
  }

  @Override
  public Set<Claim> claims() {
    return Stream.concat(
            Stream.of(Claim.stack(header.target())), hands.stream().map(Claim::service))
        .collect(Collectors.toSet());
  }

  @Override
  public String state() {
    return end.isPresent() ? "ended" : "taking";
  }

  private Taker hands(Set<String> next, String why) {
    return new Taker(header, wants, next, why, end);
  }

  /** Decides about takers. */
  static final class Taking implements Machine<Taker> {
    @Override
    public Class<Taker> decides() {
      return Taker.class;
    }

    @Override
    public Decision<Taker> decide(Taker taker, Signal signal, ClusterView cluster) {
      return switch (signal) {
        case Looked _ -> Decision.of(take(taker, cluster));
        case PauseAsked _ when taker.hands().isEmpty() ->
            Decision.refused(taker, "its hands are empty");
        case PauseAsked p ->
            Decision.of(
                taker.hands(Set.of(), ""),
                new Announce(new OperationPaused(Kind.DEPLOY, "shop", p.reason())));
        case AbortAsked _ ->
            Decision.of(
                new Taker(
                    taker.header(),
                    taker.wants(),
                    taker.hands(),
                    "",
                    Optional.of(new OperationEnd(Verdict.ABORTED, "enough"))));
        case ResumeAsked _, Answered _, OfChild _ -> Decision.of(taker);
      };
    }

    private static Taker take(Taker taker, ClusterView cluster) {
      var others = cluster.claimed();
      var free =
          taker.wants().stream()
              .filter(s -> !others.containsKey(Claim.service(s)))
              .collect(Collectors.toSet());
      var why =
          taker.wants().stream()
              .filter(s -> !free.contains(s))
              .sorted()
              .map(s -> s + " is in the hands of operation " + others.get(Claim.service(s)))
              .collect(Collectors.joining("; "));
      return taker.hands(free, why);
    }
  }

  static ClusterView view() {
    return new ClusterView(
        Instant.EPOCH.plus(Duration.ofSeconds(1)), Instant.EPOCH, Map.of(), Map.of());
  }

  static List<Machine<?>> machines() {
    return List.of(new Taking());
  }
}
