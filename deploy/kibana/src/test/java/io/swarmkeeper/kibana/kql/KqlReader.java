package io.swarmkeeper.kibana.kql;

import io.swarmkeeper.kibana.kql.Kql.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Kibana's query language by recursive descent: {@code or} binds weakest, then {@code and},
 * then {@code not}.
 */
final class KqlReader {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:(\"(?:[^\"\\\\]|\\\\.)*\")|([()])|(:|>=|<=|>|<)|([^\\s():<>\"]+))");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  KqlReader(String text) throws Unreadable {
    this.text = text;
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.lookingAt()) {
      tokens.add(matcher.group().strip());
      end = matcher.end();
      matcher.region(end, text.length());
    }
    if (!text.substring(end).isBlank()) {
      throw new Unreadable("'" + text + "' cannot be read from '" + text.substring(end) + "' on");
    }
  }

  Kql query() throws Unreadable {
    if (tokens.isEmpty()) {
      return new Kql.And(List.of());
    }
    var query = or();
    if (next < tokens.size()) {
      throw unexpected();
    }
    return query;
  }

  private Kql or() throws Unreadable {
    var parts = new ArrayList<Kql>();
    do {
      parts.add(and());
    } while (taken("or"));
    return parts.size() == 1 ? parts.getFirst() : new Kql.Or(List.copyOf(parts));
  }

  private Kql and() throws Unreadable {
    var parts = new ArrayList<Kql>();
    do {
      parts.add(not());
    } while (taken("and"));
    return parts.size() == 1 ? parts.getFirst() : new Kql.And(List.copyOf(parts));
  }

  private Kql not() throws Unreadable {
    if (taken("not")) {
      return new Kql.Not(not());
    }
    if (taken("(")) {
      var inner = or();
      expect(")");
      return inner;
    }
    return comparison();
  }

  private Kql comparison() throws Unreadable {
    var field = word();
    if (taken(">")) {
      return new Kql.Above(field, word());
    }
    expect(":");
    if (taken("*")) {
      return new Kql.Exists(field);
    }
    if (!taken("(")) {
      return is(field);
    }
    var values = new ArrayList<Kql>();
    do {
      values.add(is(field));
    } while (taken("or"));
    expect(")");
    return new Kql.Or(List.copyOf(values));
  }

  private Kql is(String field) throws Unreadable {
    var value = word();
    return value.startsWith("\"")
        ? new Kql.Is(
            field, value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1"), true)
        : new Kql.Is(field, value, false);
  }

  private String word() throws Unreadable {
    if (next == tokens.size() || "():<>".contains(tokens.get(next).substring(0, 1))) {
      throw unexpected();
    }
    return tokens.get(next++);
  }

  private boolean taken(String token) {
    boolean there = next < tokens.size() && tokens.get(next).toLowerCase(Locale.ROOT).equals(token);
    next += there ? 1 : 0;
    return there;
  }

  private void expect(String token) throws Unreadable {
    if (!taken(token)) {
      throw unexpected();
    }
  }

  private Unreadable unexpected() {
    return new Unreadable(
        "'"
            + text
            + "': not expected: "
            + (next < tokens.size() ? "'" + tokens.get(next) + "'" : "its end"));
  }
}
