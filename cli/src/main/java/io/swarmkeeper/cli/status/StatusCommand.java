package io.swarmkeeper.cli.status;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Query;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keeper status}: what runs, and what it waits for. */
@Command(
    name = "status",
    description =
        "Running operations and what they wait for; how services are, should be, and how steadily they run.")
public final class StatusCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "STACK|ID",
      description = "One stack or one operation; without it, all.")
  String about;

  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var connection = session.connect()) {
      var answer =
          connection.ask(
              "status",
              new Query.StatusQuery(Optional.ofNullable(about)),
              Query.StatusAnswer.class);
      var steady = new ServiceStability(session, connection).of(answer);
      session.show(steady, () -> StatusText.of(steady, session.now()));
      return 0;
    }
  }
}
