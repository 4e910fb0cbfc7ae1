package io.swarmkeeper.planner.policy;

import java.util.ArrayDeque;
import java.util.List;

/** A name, in which {@code *} stands for any number of characters. */
public record NamePattern(String text) {
  /** Whether the whole name is so. */
  public boolean matches(String name) {
    var parts = new ArrayDeque<>(List.of(text.split("\\*", -1)));
    var first = parts.removeFirst();
    if (parts.isEmpty()) {
      return name.equals(first);
    }
    var last = parts.removeLast();
    if (name.length() < first.length() + last.length()
        || !name.startsWith(first)
        || !name.endsWith(last)) {
      return false;
    }
    var at = first.length();
    var end = name.length() - last.length();
    for (var part : parts) {
      var found = name.indexOf(part, at);
      if (found < 0 || found + part.length() > end) {
        return false;
      }
      at = found + part.length();
    }
    return true;
  }

  /** Whether it is every name. */
  boolean everything() {
    return !text.isEmpty() && text.chars().allMatch(c -> c == '*');
  }
}
