package io.swarmkeeper.planner.drain;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command.Availability;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.operation.OperationEnd;
import io.swarmkeeper.planner.step.NodeWork.ConfirmEmpty;
import io.swarmkeeper.planner.step.NodeWork.SetAvailability;
import io.swarmkeeper.planner.step.Owner;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.planner.step.StepState;
import io.swarmkeeper.planner.step.StepState.Heading;
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
public record NodeOperation(
    Header header, String nodeId, List<String> affected, Phase phase, List<String> waiting)
    implements Operation {
  public NodeOperation {
    affected = List.copyOf(affected);
    waiting = List.copyOf(waiting);
  }

  /** Where it stands. */
  public sealed interface Phase {
    /** Not begun. */
    record Waiting() implements Phase {}

    /** The availability is being set. */
    record Setting(Step availability) implements Phase {}

    /**
     * The availability is set; Swarm moves tasks.
     *
     * @param confirmation how the node will be asked whether it is empty
     */
    record Moving(Step confirmation) implements Phase {}

    /** Everything is elsewhere; the node's own executor is asked whether it is empty. */
    record Confirming(Step confirmation) implements Phase {}

    /** Over. */
    record Ended(Verdict verdict, String sentence) implements Phase {}
  }

  @Override
  public Optional<OperationEnd> end() {
    return phase instanceof Phase.Ended(var verdict, var sentence)
        ? Optional.of(new OperationEnd(verdict, sentence))
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

  boolean drains() {
    return header.kind() == Kind.DRAIN;
  }

  /** As its steps know it. */
  Owner owner() {
    return new Owner(header.id(), header.nonce(), header.target(), 0);
  }

  Step availability() {
    var availability = drains() ? Availability.DRAIN : Availability.ACTIVE;
    return Step.of(new SetAvailability(nodeId, header.target(), availability), 0);
  }

  /** To be asked for after a look that is later than this. */
  Step confirmation(Instant after) {
    var waiting = new StepState.Waiting(Heading.FORTH, 1, after);
    return Step.of(new ConfirmEmpty(nodeId, header.target()), 0).in(waiting);
  }

  /** The same operation in another phase. */
  NodeOperation in(Phase next) {
    return new NodeOperation(header, nodeId, affected, next, waiting);
  }

  /** The same operation, waiting for this. */
  NodeOperation waiting(List<String> sentences) {
    return new NodeOperation(header, nodeId, affected, phase, sentences);
  }
}
