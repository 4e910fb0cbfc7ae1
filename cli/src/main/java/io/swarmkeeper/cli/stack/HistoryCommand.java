package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.PersonText;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keeper history}: what a stack was told to be, by whom, why, and what became of it. */
@Command(name = "history", description = "The revisions of a stack, the newest first.")
public final class HistoryCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "STACK", description = "The name of the stack.")
  String stack;

  public HistoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var connection = session.connect()) {
      var answer = connection.history(stack);
      session.show(answer, () -> text(stack, answer.revisions()));
      return 0;
    }
  }

  static List<String> text(String stack, List<Revision> revisions) {
    if (revisions.isEmpty()) {
      return List.of("No revision of " + stack + " is recorded: keeper has not deployed it yet.");
    }
    var table = new Table("REV", "WHEN", "BY", "VERDICT", "CHANGED", "REASON");
    for (var r : revisions) {
      table.row(
          "" + r.number(),
          r.at().truncatedTo(ChronoUnit.SECONDS).toString(),
          PersonText.who(r.asked()),
          r.verdict().map(Verdict::words).orElse("running"),
          changed(r, revisions) + " of " + r.services().size(),
          Fit.plain(r.asked().reason())
              + r.asked().ticket().map(ticket -> " (" + Fit.plain(ticket) + ")").orElse(""));
    }
    return table.lines();
  }

  /** What it wrote over or removed, and what it created: all that stood in no revision before. */
  private static long changed(Revision revision, List<Revision> all) {
    var known =
        all.stream()
            .filter(r -> r.number() < revision.number())
            .filter(r -> r.verdict().equals(Optional.of(Verdict.SUCCEEDED)))
            .max(Comparator.comparingInt(Revision::number))
            .stream()
            .flatMap(r -> names(r.services()))
            .collect(Collectors.toSet());
    names(revision.before()).forEach(known::add);
    var created = names(revision.services()).filter(name -> !known.contains(name)).count();
    return revision.before().size() + created;
  }

  private static Stream<String> names(List<Revision.NamedSpec> specs) {
    return specs.stream().map(Revision.NamedSpec::name);
  }
}
