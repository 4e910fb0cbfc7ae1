package io.swarmkeeper.executor.execution;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.executor.registry.Pulls;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries a command out, unless that was done long ago or nobody wants it any more: a message may
 * come again at any time, also after what it did was taken back.
 *
 * @param node the name of this node, for outcomes
 */
public record CommandExecution(String node, CommandDesk desk, Pulls pulls, Ledger ledger) {
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
      return new Result.Ended(new Outcome.Refused(command.step().commandId(), node, ended.get()));
    }
    if (command instanceof Command.PullImage pull) {
      return pulls
          .carryOut(pull, sent)
          .<Result>map(Result.Ended::new)
          .orElseGet(Result.UnderWay::new);
    }
    return new Result.Ended(desk.carryOut(command, sent));
  }

  /** Only the operation that holds the claim on a stack may write its services. */
  private Optional<String> endedMeanwhile(Envelope envelope, Command command)
      throws BusUnavailable {
    var stack = stackOf(command);
    var operation = envelope.operation();
    if (stack.isEmpty() || operation.isEmpty() || ledger.holder(stack.get()).equals(operation)) {
      return Optional.empty();
    }
    return Optional.of(
        "operation "
            + operation.get()
            + " has ended meanwhile, so its command counts no more: nothing was touched");
  }

  private static Optional<String> stackOf(Command command) {
    return switch (command) {
      case Command.CreateService c -> Optional.of(c.spec().stack());
      case Command.UpdateService c -> Optional.of(c.spec().stack());
      case Command.RemoveService c -> Optional.of(c.stack());
      case Command.CreateNetwork _,
          Command.CreateConfig _,
          Command.CreateSecret _,
          Command.RemoveObject _,
          Command.SetNodeAvailability _,
          Command.ConfirmEmpty _,
          Command.PullImage _ ->
          Optional.empty();
    };
  }
}
