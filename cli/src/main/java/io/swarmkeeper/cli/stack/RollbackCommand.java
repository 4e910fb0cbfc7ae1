package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.operation.Follower;
import io.swarmkeeper.cli.operation.Reason;
import io.swarmkeeper.cli.operation.RequestIds;
import io.swarmkeeper.cli.operation.Until;
import io.swarmkeeper.cli.registry.DockerLogins;
import io.swarmkeeper.cli.remote.Remote;
import io.swarmkeeper.cli.text.Durations;
import io.swarmkeeper.contract.Query.HistoryAnswer;
import io.swarmkeeper.contract.Query.HistoryQuery;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import java.time.Duration;
import java.util.List;
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

  @Mixin Reason reason;

  @Option(
      names = "--deadline",
      paramLabel = "30m",
      converter = Durations.class,
      description = "When it counts as failed.")
  Duration deadline;

  @Option(names = "--detach", description = "Return as soon as the request is taken up.")
  boolean detach;

  /** In this session. */
  public RollbackCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var request =
        new Request.Rollback(
            reason.asked(session), stack, Optional.ofNullable(to), Optional.ofNullable(deadline));
    try (var remote = session.connect()) {
      return new Follower(session, remote)
          .loggedIn(logins(remote))
          .run(
              RequestIds.next("r", stack, session.world()),
              request,
              detach ? Until.ACCEPTED : Until.VERDICT);
    }
  }

  /**
   * For the registries of all that the stack was: a node may have to pull an old image again. A
   * rollback does not fail for want of them.
   */
  private RegistryLogins logins(Remote remote) throws InterruptedException {
    var docker = new DockerLogins(session.world().env(), session::warn);
    if (docker.none()) {
      return new RegistryLogins(List.of());
    }
    try {
      var history = remote.ask("history", new HistoryQuery(stack), HistoryAnswer.class);
      var images =
          history.revisions().stream()
              .flatMap(r -> r.services().stream())
              .map(s -> s.spec().at("/TaskTemplate/ContainerSpec/Image").asText())
              .toList();
      var logins = docker.of(DockerLogins.registries(images));
      if (!logins.logins().isEmpty()) {
        remote.logIn(logins);
      }
      return logins;
    } catch (GiveUp _) {
      session.warn("the revisions cannot be read; going on without registry credentials");
      return new RegistryLogins(List.of());
    }
  }
}
