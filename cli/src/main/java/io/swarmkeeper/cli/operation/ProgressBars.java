package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.text.CleanText;
import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Draws where an operation stands: a heading, one line a service, what it waits for. */
final class ProgressBars {
  private static final int WIDEST_BAR = 20;
  private final boolean unicode;
  private final int width;

  ProgressBars(boolean unicode, int width) {
    this.unicode = unicode;
    this.width = width;
  }

  /** All lines, none wider than the terminal. */
  List<String> lines(OperationProgress progress, Instant started, Instant now) {
    var lines = new ArrayList<String>();
    lines.add(heading(progress, started, now));
    var shown = progress.services().stream().filter(s -> s.action() != Plan.Action.NONE).toList();
    int names = shown.stream().mapToInt(s -> name(s).length()).max().orElse(0);
    shown.forEach(service -> lines.add(line(service, names)));
    progress.drain().ifPresent(drain -> lines.addAll(drain(drain)));
    progress.waitingFor().ifPresent(sentence -> lines.add("  waiting: " + Fit.plain(sentence)));
    return lines.stream().map(line -> Fit.to(width - 1, CleanText.line(line))).toList();
  }

  /** One service's standing in words. */
  static String words(Event.ServiceProgress s) {
    if (s.action() == Plan.Action.NONE) {
      return "unchanged";
    }
    var counts =
        s.action() == Plan.Action.REMOVE
            ? s.old() + " tasks left"
            : s.healthy() + " of " + s.wanted() + " new and healthy";
    var starting = s.fresh() > s.healthy() ? ", " + (s.fresh() - s.healthy()) + " starting" : "";
    var old = s.old() > 0 && s.action() != Plan.Action.REMOVE ? ", " + s.old() + " old" : "";
    return s.state()
        + ", "
        + counts
        + starting
        + old
        + s.note().map(n -> "; " + Fit.plain(n)).orElse("");
  }

  private String heading(OperationProgress progress, Instant started, Instant now) {
    var what =
        progress
            .accepted()
            .map(a -> Fit.plain(a.summary()))
            .orElse("waiting for a planner to take it up");
    var left =
        progress.deadline().map(at -> ", " + clock(Duration.between(now, at)) + " left").orElse("");
    return progress.operation() + "  " + clock(Duration.between(started, now)) + left + "  " + what;
  }

  private String line(Event.ServiceProgress s, int names) {
    var padding = " ".repeat(names - name(s).length());
    return "  " + name(s) + padding + "  " + bar(s) + "  " + words(s);
  }

  private static String name(Event.ServiceProgress s) {
    return Fit.plain(s.service());
  }

  /** Healthy, started, old, missing: as many cells as tasks, or fewer when there are very many. */
  String bar(Event.ServiceProgress s) {
    int all = Math.max(s.wanted(), s.fresh() + s.old());
    int cells = Math.min(WIDEST_BAR, all);
    var bar = new StringBuilder("[");
    for (int cell = 0; cell < cells; cell++) {
      int task = cells == all ? cell : (int) ((long) cell * all / cells);
      bar.append(mark(s, task));
    }
    return bar.append(']').append(" ".repeat(Math.max(0, 10 - cells))).toString();
  }

  private char mark(Event.ServiceProgress s, int task) {
    var marks = unicode ? "█▒░·" : "#+-.";
    if (task < s.healthy()) {
      return marks.charAt(0);
    }
    if (task < s.fresh()) {
      return marks.charAt(1);
    }
    return marks.charAt(task < s.fresh() + s.old() ? 2 : 3);
  }

  private static List<String> drain(Event.DrainProgressed drain) {
    var lines = new ArrayList<String>();
    lines.add(
        "  %s tasks left on %s, %s services not yet at their level elsewhere"
            .formatted(drain.tasksLeft(), drain.node(), drain.servicesWaiting()));
    drain.waitingFor().forEach(sentence -> lines.add("  waiting: " + Fit.plain(sentence)));
    return lines;
  }

  private static String clock(Duration d) {
    var shown = d.isNegative() ? Duration.ZERO : d;
    return "%d:%02d".formatted(shown.toMinutes(), shown.toSecondsPart());
  }
}
