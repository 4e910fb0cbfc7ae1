package io.swarmkeeper.cli.node;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.swarm.view.Freshness;
import io.swarmkeeper.wording.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code keeper nodes}: the nodes, and whether our parts on them are alive. */
@Command(
    name = "nodes",
    description = "The nodes of the swarm, and whether an executor and a watcher live on them.")
public final class NodesCommand implements Callable<Integer> {
  private final Session session;

  public NodesCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var connection = session.connect()) {
      var answer = connection.nodes();
      session.show(answer, () -> text(answer.nodes(), session.now()));
      return 0;
    }
  }

  static List<String> text(List<Query.NodeStatus> nodes, Instant now) {
    var table = new Table("NODE", "ROLE", "STATE", "AVAILABILITY", "TASKS", "EXECUTOR", "WATCHER");
    for (var node : nodes) {
      table.row(
          node.host(),
          node.role() + (node.leader() ? " (leader)" : ""),
          node.state(),
          node.availability(),
          "" + node.tasks(),
          life(Freshness.EXECUTOR, node.executorSeen(), now),
          life(Freshness.WATCHER, node.watcherSeen(), now));
    }
    return table.lines();
  }

  private static String life(Freshness of, Optional<Instant> seen, Instant now) {
    if (seen.isEmpty()) {
      return "never heard of";
    }
    var silent = Duration.between(seen.get(), now);
    return of.holds(silent) ? "alive" : "silent for " + ElapsedTime.words(silent);
  }
}
