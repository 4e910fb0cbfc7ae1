package io.swarmkeeper.cli.report;

import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.cli.text.Table;
import io.swarmkeeper.figures.Column;
import io.swarmkeeper.figures.Row;
import io.swarmkeeper.figures.Split;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A report for people: the single numbers, then a table for each other figure, within a width. */
final class ReportText {
  private static final int MOST_ROWS = 15;
  private static final int GAP = 2;
  private static final int LEAST = 8;

  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ReportText(int width) {
    this.width = width;
  }

  static List<String> of(FigureReport report, int width) {
    var text = new ReportText(width);
    text.numbers(report);
    report.figures().values().stream()
        .filter(answered -> !answered.figure().by().isEmpty() && !answered.rows().isEmpty())
        .forEach(text::table);
    return text.lines;
  }

  private void numbers(FigureReport report) {
    var numbers =
        report.figures().values().stream().filter(a -> a.figure().by().isEmpty()).toList();
    var widest = numbers.stream().mapToInt(a -> a.figure().title().length()).max().orElse(0);
    for (var answered : numbers) {
      var column = answered.figure().columns().getFirst();
      var value = answered.rows().getFirst().values().getFirst();
      var title = answered.figure().title();
      lines.add(
          title
              + " ".repeat(widest - title.length() + GAP)
              + MeasuredValues.words(value, column.unit()));
    }
  }

  private void table(FigureReport.AnsweredFigure answered) {
    lines.add("");
    lines.add(answered.figure().title());
    var by = answered.figure().by();
    if (by.getFirst() instanceof Split.Over && by.size() == 2) {
      overTime(answered);
    } else {
      rows(answered);
    }
  }

  private void rows(FigureReport.AnsweredFigure answered) {
    var figure = answered.figure();
    var heading =
        Stream.concat(
                figure.by().stream().map(Split::label),
                figure.columns().stream().map(Column::label))
            .map(label -> label.toUpperCase(Locale.ROOT))
            .toList();
    var cells = new ArrayList<List<String>>();
    for (var row : answered.rows()) {
      var line = new ArrayList<String>();
      for (var i = 0; i < row.parts().size(); i++) {
        line.add(part(figure.by().get(i), row.parts().get(i)));
      }
      for (var i = 0; i < row.values().size(); i++) {
        line.add(MeasuredValues.words(row.values().get(i), figure.columns().get(i).unit()));
      }
      cells.add(line);
    }
    print(heading, cells, figure.by().size(), figure.by().getFirst() instanceof Split.Over);
  }

  /** One line a day, and a column for each value of the second split. */
  private void overTime(FigureReport.AnsweredFigure answered) {
    var figure = answered.figure();
    var values = new LinkedHashSet<String>();
    var days = new LinkedHashMap<String, Map<String, OptionalDouble>>();
    for (Row row : answered.rows()) {
      values.add(row.parts().getLast());
      days.computeIfAbsent(row.parts().getFirst(), _ -> new LinkedHashMap<>())
          .put(row.parts().getLast(), row.values().getFirst());
    }
    var heading = new ArrayList<String>();
    heading.add(figure.by().getFirst().label().toUpperCase(Locale.ROOT));
    values.forEach(value -> heading.add(Fit.plain(value)));
    var cells = new ArrayList<List<String>>();
    days.forEach((day, counts) -> {
      var line = new ArrayList<String>();
      line.add(part(figure.by().getFirst(), day));
      values.forEach(value ->
          line.add(
              MeasuredValues.words(
                  counts.getOrDefault(value, OptionalDouble.empty()),
                  figure.columns().getFirst().unit())));
      cells.add(line);
    });
    print(heading, cells, 1, true);
  }

  private static String part(Split split, String value) {
    return switch (split) {
      case Split.Over _ -> value.substring(0, "2026-11-25".length());
      case Split.Top _ -> Fit.plain(value);
    };
  }

  /** The top rows, or the newest; the columns in front are shortened until all fits. */
  private void print(List<String> heading, List<List<String>> cells, int front, boolean newest) {
    var more = Math.max(0, cells.size() - MOST_ROWS);
    var shown = newest ? cells.subList(more, cells.size()) : cells.subList(0, cells.size() - more);
    var room = room(heading, shown, front);
    var table = new Table(heading.toArray(String[]::new));
    for (var line : shown) {
      var fitted = new ArrayList<>(line);
      for (var i = 0; i < front; i++) {
        fitted.set(i, Fit.to(room, line.get(i)));
      }
      table.row(fitted.toArray(String[]::new));
    }
    table.lines().forEach(line -> lines.add(Fit.to(width, line)));
    if (more > 0) {
      lines.add(
          (newest ? "... and " + more + " before" : "... and " + more + " more")
              + "; -o json has all");
    }
  }

  private int room(List<String> heading, List<List<String>> cells, int front) {
    var taken = 0;
    for (var i = front; i < heading.size(); i++) {
      var column = i;
      taken +=
          GAP
              + Stream.concat(Stream.of(heading), cells.stream())
                  .mapToInt(line -> line.get(column).length())
                  .max()
                  .orElse(0);
    }
    return Math.max(LEAST, (width - taken - GAP * (front - 1)) / front);
  }
}
