package io.swarmkeeper.cli.report;

import io.swarmkeeper.figures.Figure;
import io.swarmkeeper.figures.Period;
import io.swarmkeeper.figures.Row;
import java.util.List;
import java.util.Map;

/**
 * The answered figures of a topic.
 *
 * @param figures by name, in the order of their definition
 */
record FigureReport(
    ReportTopic topic, String swarm, Period period, Map<String, AnsweredFigure> figures) {

  /** A figure with its rows. */
  record AnsweredFigure(Figure figure, List<Row> rows) {}

  /** Whether no record counts for any figure. */
  boolean isEmpty() {
    return figures.values().stream()
        .flatMap(answered -> answered.rows().stream())
        .allMatch(row -> row.values().stream().allMatch(value -> value.orElse(0) == 0));
  }
}
