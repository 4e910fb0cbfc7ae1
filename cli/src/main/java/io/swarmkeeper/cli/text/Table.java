package io.swarmkeeper.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under a heading, each column as wide as its widest cell, nothing behind the last. */
public final class Table {
  private static final String GAP = "  ";
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... heading) {
    rows.add(Arrays.stream(heading).map(Fit::plain).toList());
  }

  /** Adds a row of as many cells as the heading has; each is cleaned before it is measured. */
  public Table row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalStateException("a row of " + Arrays.toString(cells) + " in " + rows);
    }
    rows.add(Arrays.stream(cells).map(Fit::plain).toList());
    return this;
  }

  /** The lines, the heading first. */
  public List<String> lines() {
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(column ->
                rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow())
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      var cell = row.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
    }
    return line.toString().stripTrailing();
  }
}
