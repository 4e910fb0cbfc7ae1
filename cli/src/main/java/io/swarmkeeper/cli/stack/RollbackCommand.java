package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.local.DockerLogins;
import io.swarmkeeper.cli.operation.Milestone;
import io.swarmkeeper.cli.operation.OperationFollower;
import io.swarmkeeper.cli.operation.ReasonOptions;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.cli.text.DurationConverter;
import io.swarmkeeper.contract.Request;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keeper rollback}: back to a recorded revision, followed to the verdict. */
@Command(
    name = "rollback",
    description = "Bring a stack back to the revision before, or to any recorded one.")
public final class RollbackCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "STACK", description = "The name of the stack.")
  String stack;

  @Option(names = "--to", paramLabel = "REV", description = "The revision, as history shows it.")
  Integer to;

  @Mixin ReasonOptions reason;

  @Option(
      names = "--deadline",
      paramLabel = "30m",
      converter = DurationConverter.class,
      description = "How long it may take; after that it counts as failed.")
  Duration deadline;

  @Option(names = "--detach", description = "Return as soon as the request is taken up.")
  boolean detach;

  public RollbackCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var request =
        new Request.Rollback(
            reason.asked(session), stack, Optional.ofNullable(to), Optional.ofNullable(deadline));
    try (var connection = session.connect()) {
      logIn(connection);
      return new OperationFollower(session, connection)
          .run("r", stack, request, detach ? Milestone.ACCEPTED : Milestone.VERDICT);
    }
  }

  /**
   * For the registries of all that the stack was: a node may have to pull an old image again. A
   * rollback does not fail for want of them.
   */
  private void logIn(SwarmConnection connection) throws InterruptedException {
    var docker = new DockerLogins(session.surroundings().env(), session::warn);
    if (docker.none()) {
      return;
    }
    try {
      var images =
          connection.history(stack).revisions().stream()
              .flatMap(r -> r.services().stream())
              .map(s -> s.spec().at("/TaskTemplate/ContainerSpec/Image").asText())
              .toList();
      var logins = docker.of(DockerLogins.registries(images));
      connection.logIn(logins).forEach(session::warn);
    } catch (GiveUp _) {
      session.warn("the revisions cannot be read; going on without registry credentials");
    }
  }
}
