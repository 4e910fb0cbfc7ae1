package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Request;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The commands that steer a running operation: they end when it has done so. */
public final class SteeringCommands {
  private SteeringCommands() {}

  /** {@code keeper pause}. */
  @Command(name = "pause", description = "Start nothing new in a running operation.")
  public static final class PauseCommand extends SteeringCommand {
    public PauseCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      return publish("p", Request.Pause::new, Milestone.PAUSED);
    }
  }

  /** {@code keeper resume}. */
  @Command(name = "resume", description = "Go on with a paused operation.")
  public static final class ResumeCommand extends SteeringCommand {
    public ResumeCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      return publish("u", Request.Resume::new, Milestone.RESUMED);
    }
  }

  /** {@code keeper abort}. */
  @Command(
      name = "abort",
      description = "End an operation where it stands; what Swarm has begun goes on.")
  public static final class AbortCommand extends SteeringCommand {
    public AbortCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp, InterruptedException {
      return publish("x", Request.Abort::new, Milestone.ABORTED);
    }
  }

  /** {@code keeper promote}: there are no canaries yet. */
  @Command(name = "promote", description = "Let a canary go on to all tasks.")
  public static final class PromoteCommand extends SteeringCommand {
    public PromoteCommand(Session session) {
      super(session);
    }

    @Override
    public Integer call() throws GiveUp {
      throw GiveUp.refused(
          operation()
              + " has no canary to promote: this version updates a service in the batches of its"
              + " update_config. To go on with a paused operation use keeper resume.");
    }
  }

  /** What steering commands have in common: they name an operation and say why. */
  abstract static class SteeringCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The operation, as deploy or drain printed it.")
    String id;

    @Mixin ReasonOptions reason;

    SteeringCommand(Session session) {
      this.session = session;
    }

    OperationId operation() throws GiveUp {
      try {
        return new OperationId(id);
      } catch (IllegalArgumentException e) {
        throw GiveUp.refused(e.getMessage());
      }
    }

    int publish(String letter, BiFunction<Asked, OperationId, Request> make, Milestone until)
        throws GiveUp, InterruptedException {
      var request = make.apply(reason.asked(session), operation());
      try (var connection = session.connect()) {
        return new OperationFollower(session, connection).run(letter, id, request, until);
      }
    }
  }
}
