package io.swarmkeeper.cli.status;

import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.MessageText;
import io.swarmkeeper.cli.text.PersonText;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.wording.ElapsedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How things are, for people. */
final class StatusText {
  private StatusText() {}

  static List<String> of(Query.StatusAnswer answer, Instant now) {
    var lines = new ArrayList<String>();
    if (answer.operations().isEmpty()) {
      lines.add("No operation is running.");
    }
    var ids = answer.operations().stream().map(Query.OperationStatus::id).toList();
    answer.operations().stream()
        .filter(o -> o.parent().filter(ids::contains).isEmpty())
        .forEach(o -> lines.addAll(family(o, answer.operations(), now)));
    if (!answer.services().isEmpty()) {
      lines.add("");
      lines.addAll(table(answer.services(), now));
    }
    answer.services().forEach(s -> lines.addAll(trouble(s, now)));
    answer.services().forEach(s -> s.drift().ifPresent(d -> lines.addAll(drift(s.service(), d))));
    answer.unreadable().forEach(why -> lines.add("Cannot be shown: " + Fit.plain(why)));
    return lines;
  }

  /** The last column only where a watcher has said something. */
  private static List<String> table(List<Query.ServiceStatus> services, Instant now) {
    var heads =
        new ArrayList<>(List.of("SERVICE", "WANTED", "RUNNING", "HEALTHY", "STATE", "IMAGE"));
    var judged = services.stream().anyMatch(s -> s.steadiness().isPresent());
    if (judged) {
      heads.add("STABILITY");
    }
    var table = new Table(heads.toArray(String[]::new));
    for (var s : services) {
      var cells =
          new ArrayList<>(
              List.of(
                  s.service(),
                  "" + s.wanted(),
                  "" + s.running(),
                  "" + s.healthy(),
                  s.state(),
                  s.image()));
      if (judged) {
        cells.add(
            s.steadiness().map(steady -> word(steady) + " for " + ago(steady, now)).orElse("-"));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table.lines();
  }

  /** Why a service is not stable, and what the engine and the probes said. */
  private static List<String> trouble(Query.ServiceStatus service, Instant now) {
    var lines = new ArrayList<String>();
    service
        .steadiness()
        .filter(steady -> steady.stability() != Stability.STABLE)
        .ifPresent(steady -> {
          lines.add(
              "%s is %s since %s (%s): %s"
                  .formatted(
                      service.service(),
                      word(steady),
                      steady.since().truncatedTo(ChronoUnit.SECONDS),
                      ago(steady, now),
                      Fit.plain(steady.reason())));
          lines.addAll(MessageText.of(steady.evidence()));
        });
    return lines;
  }

  private static String word(Query.Steadiness steady) {
    return steady.stability().name().toLowerCase(Locale.ROOT);
  }

  private static String ago(Query.Steadiness steady, Instant now) {
    var since = Duration.between(steady.since(), now);
    return ElapsedTime.words(since.isNegative() ? Duration.ZERO : since);
  }

  private static List<String> drift(String service, Plan.Drift drift) {
    if (drift.fields().isEmpty()) {
      return List.of(
          service
              + " was removed by hand since revision "
              + drift.revision()
              + ": a deploy of its stack brings it back, or, from a file without it, takes it out of"
              + " the record");
    }
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

  /** An operation, and below it those that it asked for. */
  private static List<String> family(
      Query.OperationStatus parent, List<Query.OperationStatus> all, Instant now) {
    var lines = new ArrayList<>(operation(parent, now));
    all.stream()
        .filter(o -> o.parent().filter(parent.id()::equals).isPresent())
        .flatMap(o -> family(o, all, now).stream())
        .map(line -> "  " + line)
        .forEach(lines::add);
    return lines;
  }

  private static List<String> operation(Query.OperationStatus o, Instant now) {
    var left = Duration.between(now, o.deadline());
    var lines = new ArrayList<String>();
    lines.add(
        "%s  %s %s: %s, for %s, %s"
            .formatted(
                o.id(),
                o.kind().name().toLowerCase(Locale.ROOT),
                o.target(),
                o.state(),
                ElapsedTime.words(Duration.between(o.startedAt(), now)),
                left.isNegative()
                    ? "deadline was " + ElapsedTime.words(left.negated()) + " ago"
                    : ElapsedTime.words(left) + " left"));
    lines.add(
        "  asked by "
            + PersonText.who(o.asked())
            + ": "
            + Fit.plain(o.asked().reason())
            + o.asked().ticket().map(ticket -> " (" + Fit.plain(ticket) + ")").orElse(""));
    if (!o.waitingFor().isBlank()) {
      lines.add("  waiting for: " + Fit.plain(o.waitingFor()));
    }
    return lines;
  }
}
