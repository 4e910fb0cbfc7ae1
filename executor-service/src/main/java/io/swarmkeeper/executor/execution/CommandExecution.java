package io.swarmkeeper.executor.execution;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.executor.registry.Pulls;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries a command out, unless that was done long ago or nobody wants it any more: a message may
 * come again at any time, also after what it did was taken back.
 *
 * @param node this one, for outcomes
 */
public record CommandExecution(NodeIdentity node, CommandDesk desk, Pulls pulls, Ledger ledger) {
  /** What came of it. */
  public sealed interface Result {
    /** Its outcome is to be published. */
    record Ended(Outcome outcome) implements Result {}

    /** Its outcome was published before. */
    record AnsweredBefore() implements Result {}

    /** Under way: ask again soon. */
    record UnderWay() implements Result {}
  }

  /** Takes the command up; {@code sent} is when it was stored in the journal. */
  public Result carryOut(Envelope envelope, Command command, Instant sent)
      throws EngineUnreachable, BusUnavailable, InterruptedException {
    if (ledger.answered(command.step().commandId())) {
      return new Result.AnsweredBefore();
    }
    var ended = endedMeanwhile(envelope, command);
    if (ended.isPresent()) {
      return new Result.Ended(
          new Outcome.Refused(command.step().commandId(), node.nodeId(), node.host(), ended.get()));
    }
    if (command instanceof Command.PullImage pull) {
      return pulls
          .carryOut(pull, sent)
          .<Result>map(Result.Ended::new)
          .orElseGet(Result.UnderWay::new);
    }
    return new Result.Ended(desk.carryOut(command, sent));
  }

  /** Only the operation that has it in hand may write it. */
  private Optional<String> endedMeanwhile(Envelope envelope, Command command)
      throws BusUnavailable {
    var claim = claim(command);
    var operation = envelope.operation();
    if (claim.isEmpty()
        || (operation.isPresent() && ledger.holder(claim.get()).equals(operation))) {
      return Optional.empty();
    }
    return Optional.of(
        "operation "
            + operation.map(Object::toString).orElse("?")
            + " has ended meanwhile, so its command counts no more: nothing was touched");
  }

  /** A service while it is written; for what services use, the stack. */
  private static Optional<Claim> claim(Command command) {
    return switch (command) {
      case Command.CreateService c -> Optional.of(Claim.service(c.spec().name()));
      case Command.UpdateService c -> Optional.of(Claim.service(c.spec().name()));
      case Command.RemoveService c -> Optional.of(Claim.service(c.service()));
      case Command.CreateNetwork c -> Optional.of(Claim.stack(c.spec().stack()));
      case Command.CreateConfig c -> Optional.of(Claim.stack(c.spec().stack()));
      case Command.CreateSecret c -> Optional.of(Claim.stack(c.spec().stack()));
      case Command.RemoveObject c ->
          c.afterRefusal() ? Optional.empty() : Optional.of(Claim.stack(c.stack()));
      case Command.SetNodeAvailability c -> Optional.of(Claim.node(c.nodeId()));
      case Command.ConfirmEmpty _, Command.PullImage _ -> Optional.empty();
    };
  }
}
