package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keeper diff}: what differs between two revisions of a stack. */
@Command(
    name = "diff",
    description = "What differs between two revisions; with one, between it and the newest.")
public final class DiffCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(index = "0", paramLabel = "STACK", description = "The name of the stack.")
  String stack;

  @Parameters(index = "1", paramLabel = "REV", description = "A revision, as history shows it.")
  int from;

  @Parameters(index = "2", arity = "0..1", paramLabel = "REV", description = "Another one.")
  Integer to;

  public DiffCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var connection = session.connect()) {
      var revisions = connection.history(stack).revisions();
      var before = numbered(revisions, from);
      var after = numbered(revisions, to != null ? to : revisions.getFirst().number());
      var diff = SpecDiff.between(before.services(), after.services());
      session.show(diff, () -> text(before, after, diff));
      return 0;
    }
  }

  private Revision numbered(List<Revision> revisions, int number) throws GiveUp {
    return revisions.stream()
        .filter(r -> r.number() == number)
        .findFirst()
        .orElseThrow(() ->
            GiveUp.refused(
                revisions.isEmpty()
                    ? "No revision of " + stack + " is recorded: keeper has not deployed it yet."
                    : stack
                        + " has no revision "
                        + number
                        + "; recorded are: "
                        + revisions.stream()
                            .map(r -> "" + r.number())
                            .collect(Collectors.joining(", "))));
  }

  static List<String> text(Revision before, Revision after, List<SpecDiff.ServiceDiff> diff) {
    var lines = new ArrayList<String>();
    lines.add(before.stack() + ": revision " + before.number() + " -> " + after.number());
    for (var service : diff) {
      lines.add(
          switch (service.action()) {
            case CREATE -> "  + service " + service.service();
            case REMOVE -> "  - service " + service.service();
            case UPDATE, NONE -> "  ~ service " + service.service();
          });
      service.changes().forEach(change -> lines.add("      " + ServicePlanText.line(change)));
    }
    if (diff.isEmpty()) {
      lines.add("No service differs.");
    }
    return lines;
  }
}
