package io.swarmkeeper.figures;

import java.util.List;
import java.util.Optional;

/**
 * One thing that is counted: which records, how they are split, and what is measured of each part.
 * A figure without splits is a single number, or a few.
 *
 * @param title what people read above it
 * @param in where the records are
 * @param of which records count
 * @param but which of those do not
 * @param by the splits, the outermost first
 * @param columns what is measured; the first one also decides which parts are the top ones
 */
public record Figure(
    String title,
    DataStreams in,
    Conditions of,
    Conditions but,
    List<Split> by,
    List<Column> columns) {
  /** Fills what a definition may leave out, and refuses what no query can answer. */
  public Figure {
    in = Optional.ofNullable(in).orElse(DataStreams.AUDIT);
    of = Optional.ofNullable(of).orElse(Conditions.EVERYTHING);
    but = Optional.ofNullable(but).orElse(Conditions.EVERYTHING);
    by = by == null ? List.of() : List.copyOf(by);
    columns = columns == null ? List.of() : List.copyOf(columns);
    if (title == null || title.isBlank()) {
      throw new IllegalArgumentException("a figure needs a title");
    }
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'" + title + "' measures nothing: it needs columns");
    }
    if (!by.isEmpty() && !columns.getFirst().only().conditions().isEmpty()) {
      throw new IllegalArgumentException(
          "'" + title + "': the first column decides the order, so it cannot have 'only'");
    }
  }
}
