package io.swarmkeeper.nats;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code matrix.md}: what each role may do, as people read it. */
record Matrix(List<Row> rows) {
  /** What is tried: to publish, or to subscribe. */
  record Action(String verb, String subject) {
    Action by(Tried user) {
      return new Action(verb, user.filled(subject));
    }

    @Override
    public String toString() {
      return verb + " " + subject;
    }
  }

  /** Whoever tries. */
  record Tried(String column, String name, String key) {
    String filled(String subject) {
      return subject.replace("<me>", name).replace("<key>", key);
    }
  }

  /** One row of the table: subjects with NATS' wildcards, and for whom. */
  record Row(String verb, String subject, Set<String> allowed) {
    boolean is(Action action, Tried by) {
      return action.verb().equals(verb)
          && expanded(subject).anyMatch(one -> covers(by.filled(one), by.filled(action.subject())));
    }
  }

  static Matrix read() {
    try (var in = Objects.requireNonNull(Matrix.class.getResourceAsStream("matrix.md"))) {
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      var rows = new ArrayList<Row>();
      var columns = List.<String>of();
      for (var line : text.lines().filter(l -> l.startsWith("|")).toList()) {
        var cells = Arrays.stream(line.substring(1).split("\\|", -1)).map(String::strip).toList();
        if (cells.get(1).equals("subject")) {
          columns = cells;
        } else if (!cells.getFirst().startsWith("-")) {
          rows.add(row(columns, cells));
        }
      }
      return new Matrix(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Row row(List<String> columns, List<String> cells) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (var i = 2; i < columns.size(); i++) {
      marks.put(columns.get(i), cells.get(i));
    }
    var allowed =
        marks.entrySet().stream()
            .filter(mark -> mark.getValue().equals("yes"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new Row(cells.getFirst(), cells.get(1).replace("`", ""), allowed);
  }

  boolean allows(Action action, Tried by) {
    return rows.stream().anyMatch(row -> row.allowed().contains(by.column()) && row.is(action, by));
  }

  /** {@code a.{b,c}} is {@code a.b} and {@code a.c}. */
  static Stream<String> expanded(String subject) {
    var open = subject.indexOf('{');
    if (open < 0) {
      return Stream.of(subject);
    }
    var close = subject.indexOf('}', open);
    return Arrays.stream(subject.substring(open + 1, close).split(",", -1))
        .flatMap(one -> expanded(subject.substring(0, open) + one + subject.substring(close + 1)));
  }

  /** As NATS matches; what is tried may have wildcards itself, and must not be wider. */
  static boolean covers(String pattern, String subject) {
    var wide = pattern.split("\\.", -1);
    var tried = subject.split("\\.", -1);
    for (var i = 0; i < wide.length; i++) {
      if (wide[i].equals(">")) {
        return tried.length > i;
      }
      if (i >= tried.length || !one(wide[i], tried[i])) {
        return false;
      }
    }
    return wide.length == tried.length;
  }

  private static boolean one(String wide, String tried) {
    return wide.equals("*")
        || wide.equals(tried)
        || (wide.endsWith("-*") && tried.startsWith(wide.substring(0, wide.length() - 1)));
  }
}
