package io.swarmkeeper.cli.node;

import io.swarmkeeper.cli.operation.Milestone;
import io.swarmkeeper.cli.operation.OperationFollower;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Request;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keeper activate}: let a node take tasks again. */
@Command(name = "activate", description = "Let a node take tasks again.")
public final class ActivateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NODE", description = "The node's host name or id.")
  String node;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "activate",
      description = "Why, for everybody who asks later (default: ${DEFAULT-VALUE}).")
  String reason;

  @Option(names = "--ticket", paramLabel = "ID", description = "The change ticket.")
  String ticket;

  @Option(
      names = "--rebalance",
      description = "Also move a fair share of tasks back (not in this version).")
  boolean rebalance;

  public ActivateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    if (rebalance) {
      throw GiveUp.refused(
          "This version cannot rebalance yet; nothing was touched. Without --rebalance the node is"
              + " made active, and new tasks may land on it.");
    }
    var request =
        new Request.Activate(
            session.asked(reason, Optional.ofNullable(ticket)), node, Optional.empty());
    try (var connection = session.connect()) {
      return new OperationFollower(session, connection).run("a", node, request, Milestone.VERDICT);
    }
  }
}
