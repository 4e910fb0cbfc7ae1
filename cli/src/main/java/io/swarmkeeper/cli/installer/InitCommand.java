package io.swarmkeeper.cli.installer;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.SwarmConnection.Installation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code keeper init}: the streams and buckets that the programs of a swarm wait for. */
@Command(
    name = "init",
    description =
        "Make the streams and buckets of a swarm in NATS, as an installer; those that are there"
            + " keep what they hold.")
public final class InitCommand implements Callable<Integer> {
  private final Session session;

  public InitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var connection = session.connect()) {
      var installation = connection.install();
      session.show(installation, () -> text(session.swarm(), installation));
      return 0;
    }
  }

  static List<String> text(String swarm, Installation installation) {
    var lines = new ArrayList<String>();
    lines.add("Swarm '" + swarm + "' has all its streams and buckets.");
    if (!installation.made().isEmpty()) {
      lines.add("Made: " + String.join(", ", installation.made()));
    }
    if (!installation.found().isEmpty()) {
      lines.add("Were there: " + String.join(", ", installation.found()));
    }
    return lines;
  }
}
