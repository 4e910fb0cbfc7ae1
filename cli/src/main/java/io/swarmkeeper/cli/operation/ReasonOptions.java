package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Asked;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Why, and under which ticket: what every request carries. */
public final class ReasonOptions {
  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for everybody who asks later.")
  String reason;

  @Option(names = "--ticket", paramLabel = "ID", description = "The change ticket.")
  String ticket;

  public Asked asked(Session session) throws GiveUp {
    return session.asked(reason, Optional.ofNullable(ticket));
  }
}
