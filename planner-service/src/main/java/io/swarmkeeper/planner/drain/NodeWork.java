package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Conclusion;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One node being drained or activated; the header's kind says which.
 *
 * @param nodeId the Swarm id; the header's target is the name
 * @param affected full names of the services that had tasks here when it began
 * @param waiting why it is not over yet, one sentence each
 */
public record NodeWork(
    Header header, String nodeId, List<String> affected, Phase phase, List<String> waiting)
    implements Operation {
  /** Keeps its own copies. */
  public NodeWork {
    affected = List.copyOf(affected);
    waiting = List.copyOf(waiting);
  }

  /** Where it stands. */
  public sealed interface Phase {
    /** Not begun. */
    record Waiting() implements Phase {}

    /** The availability is being set, for the attempt-th time. */
    record Setting(int attempt) implements Phase {}

    /** The availability is set, at this time; Swarm moves tasks. */
    record Moving(Instant since, int confirmations) implements Phase {}

    /** Everything is elsewhere; the node's own executor is asked whether it is empty. */
    record Confirming(Instant since, int confirmations) implements Phase {}

    /** Over. */
    record Ended(Verdict verdict, String sentence) implements Phase {}
  }

  @Override
  public Optional<Conclusion> conclusion() {
    return phase instanceof Phase.Ended(var verdict, var sentence)
        ? Optional.of(new Conclusion(verdict, sentence))
        : Optional.empty();
  }

  @Override
  public Set<Claim> claims() {
    return Set.of(Claim.node(nodeId));
  }

  @Override
  public String state() {
    return switch (phase) {
      case Phase.Waiting _ -> "waiting";
      case Phase.Setting _ -> "setting availability";
      case Phase.Moving _ -> "moving";
      case Phase.Confirming _ -> "confirming";
      case Phase.Ended(var verdict, _) -> verdict.words();
    };
  }

  @Override
  public String waitingFor() {
    return String.join("; ", waiting);
  }

  /** The same work in another phase. */
  public NodeWork in(Phase next) {
    return new NodeWork(header, nodeId, affected, next, waiting);
  }

  /** The same work, waiting for this. */
  public NodeWork waiting(List<String> sentences) {
    return new NodeWork(header, nodeId, affected, phase, sentences);
  }
}
