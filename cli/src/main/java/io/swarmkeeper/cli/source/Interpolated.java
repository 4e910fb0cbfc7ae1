package io.swarmkeeper.cli.source;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Variables in a path, so that the file can be found; everything else is interpolated by the
 * planner.
 */
final class Interpolated {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$(?:(?<dollar>\\$)|(?<plain>[A-Za-z_]\\w*)"
              + "|\\{(?<name>[A-Za-z_]\\w*)(?:(?<when>:?-)(?<other>[^}]*))?\\})");

  private Interpolated() {}

  /** The path with its variables replaced, as docker does: absent is empty. */
  static String path(String written, Map<String, String> variables) {
    return VARIABLE
        .matcher(written)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, variables)));
  }

  private static String value(MatchResult found, Map<String, String> variables) {
    if (found.group("dollar") != null) {
      return "$";
    }
    if (found.group("plain") != null) {
      return variables.getOrDefault(found.group("plain"), "");
    }
    var value = variables.get(found.group("name"));
    boolean useOther = value == null || (value.isEmpty() && ":-".equals(found.group("when")));
    return useOther ? (found.group("other") == null ? "" : found.group("other")) : value;
  }
}
