package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.text.Durations;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keeper status}: what runs, and what it waits for. */
@Command(
    name = "status",
    description = "Running operations, what they wait for, and services against wanted.")
public final class StatusCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      arity = "0..1",
      paramLabel = "STACK|ID",
      description = "One stack or one operation; without it, all.")
  String about;

  /** In this session. */
  public StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp {
    try (var remote = session.connect()) {
      var answer =
          remote.ask(
              "status",
              new Query.StatusQuery(Optional.ofNullable(about)),
              Query.StatusAnswer.class);
      if (session.json()) {
        session.print(answer);
      } else {
        text(answer, session.world().clock().instant()).forEach(session::say);
      }
      return 0;
    }
  }

  static List<String> text(Query.StatusAnswer answer, Instant now) {
    var lines = new ArrayList<String>();
    if (answer.operations().isEmpty()) {
      lines.add("No operation is running.");
    }
    for (var operation : answer.operations()) {
      lines.addAll(text(operation, now));
    }
    if (!answer.services().isEmpty()) {
      var table = new Table("SERVICE", "WANTED", "RUNNING", "HEALTHY", "STATE", "IMAGE");
      answer
          .services()
          .forEach(s ->
              table.row(
                  s.service(),
                  "" + s.wanted(),
                  "" + s.running(),
                  "" + s.healthy(),
                  s.state(),
                  s.image()));
      lines.add("");
      lines.addAll(table.lines());
    }
    answer.services().forEach(s -> s.drift().ifPresent(d -> lines.addAll(drift(s.service(), d))));
    return lines;
  }

  private static List<String> drift(String service, Plan.Drift drift) {
    var lines = new ArrayList<String>();
    lines.add(service + " was changed by hand since revision " + drift.revision() + ":");
    drift
        .fields()
        .forEach(f ->
            lines.add("  " + f.field() + ": " + shown(f.before()) + " -> " + shown(f.after())));
    return lines;
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(nothing)" : Fit.plain(value);
  }

  private static List<String> text(Query.OperationStatus o, Instant now) {
    var left = Duration.between(now, o.deadline());
    var lines = new ArrayList<String>();
    lines.add(
        "%s  %s %s: %s, for %s, %s"
            .formatted(
                o.id(),
                o.kind().name().toLowerCase(Locale.ROOT),
                o.target(),
                o.state(),
                Durations.words(Duration.between(o.startedAt(), now)),
                left.isNegative()
                    ? "deadline was " + Durations.words(left.negated()) + " ago"
                    : Durations.words(left) + " left"));
    lines.add(
        "  asked by "
            + Fit.plain(o.asked().by())
            + ": "
            + Fit.plain(o.asked().reason())
            + o.asked().ticket().map(ticket -> " (" + Fit.plain(ticket) + ")").orElse(""));
    if (!o.waitingFor().isBlank()) {
      lines.add("  waiting for: " + Fit.plain(o.waitingFor()));
    }
    return lines;
  }
}
