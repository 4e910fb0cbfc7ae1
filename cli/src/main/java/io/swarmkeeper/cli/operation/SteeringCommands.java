package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query.OperationStatus;
import io.swarmkeeper.contract.Query.StatusAnswer;
import io.swarmkeeper.contract.Query.StatusQuery;
import io.swarmkeeper.contract.Request;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  @Command(name = "promote", description = "Let a canary go on to all tasks (not in this version).")
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

    /** The stack or node, as long as it runs; later the planner says what became of it. */
    private static String about(SwarmConnection connection, OperationId operation) throws GiveUp {
      var question = new StatusQuery(Optional.of(operation.value()));
      return connection.ask("status", question, StatusAnswer.class).operations().stream()
          .filter(running -> running.id().equals(operation))
          .map(OperationStatus::target)
          .findFirst()
          .orElse(operation.value());
    }

    OperationId operation() throws GiveUp {
      try {
        return new OperationId(id);
      } catch (IllegalArgumentException e) {
        throw GiveUp.refused(e.getMessage());
      }
    }

    /** Makes a steering request. */
    @FunctionalInterface
    interface Steering {
      Request of(Asked asked, OperationId target, String about);
    }

    int publish(String letter, Steering steering, Milestone until)
        throws GiveUp, InterruptedException {
      var asked = reason.asked(session);
      var operation = operation();
      try (var connection = session.connect()) {
        var request = steering.of(asked, operation, about(connection, operation));
        return new OperationFollower(session, connection).run(letter, id, request, until);
      }
    }
  }
}
