package io.swarmkeeper.cli.node;

import io.swarmkeeper.cli.operation.Milestone;
import io.swarmkeeper.cli.operation.OperationFollower;
import io.swarmkeeper.cli.operation.ReasonOptions;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.cli.text.DurationConverter;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keeper drain}: empty a node, and stay until it is empty and all is well elsewhere. */
@Command(
    name = "drain",
    description = "Empty a node; done when its services are at their level elsewhere.")
public final class DrainCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "NODE", description = "The node's host name or id.")
  String node;

  @Mixin ReasonOptions reason;

  @Option(
      names = "--deadline",
      paramLabel = "10m",
      converter = DurationConverter.class,
      description = "How long it may take; after that it counts as failed.")
  Duration deadline;

  @Option(names = "--dry-run", description = "Only say what runs there now; touches nothing.")
  boolean dryRun;

  @Option(names = "--detach", description = "Return as soon as the request is taken up.")
  boolean detach;

  @Option(
      names = "--on-deadline",
      paramLabel = "stop|force",
      description =
          "What becomes of it at the deadline: stop (default); force is not in this version.")
  String onDeadline;

  public DrainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    if (onDeadline != null && !onDeadline.equals("stop")) {
      throw GiveUp.refused(
          "--on-deadline " + onDeadline + ": this version can only stop; nothing was touched.");
    }
    var request = new Request.Drain(reason.asked(session), node, Optional.ofNullable(deadline));
    try (var connection = session.connect()) {
      if (dryRun) {
        return look(connection);
      }
      return new OperationFollower(session, connection)
          .run("n", node, request, detach ? Milestone.ACCEPTED : Milestone.VERDICT);
    }
  }

  private int look(SwarmConnection connection) throws GiveUp {
    var nodes = connection.nodes().nodes();
    var found = named(nodes);
    if (session.json()) {
      session.print(found);
    }
    session.say(
        "Would drain %s (%s, %s, %s): %d tasks run there now. Nothing was touched."
            .formatted(
                found.host(), found.role(), found.state(), found.availability(), found.tasks()));
    return 0;
  }

  private Query.NodeStatus named(List<Query.NodeStatus> nodes) throws GiveUp {
    return nodes.stream()
        .filter(n -> n.host().equals(node) || n.nodeId().equals(node))
        .findFirst()
        .orElseThrow(() ->
            GiveUp.refused(
                "There is no node "
                    + node
                    + "; there are: "
                    + nodes.stream()
                        .map(Query.NodeStatus::host)
                        .collect(Collectors.joining(", "))));
  }
}
