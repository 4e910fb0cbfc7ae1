package io.swarmkeeper.stack.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Go templates as far as it is certain that the engine cannot fill them in: braces that do not
 * close, functions that it does not have, fields that do not exist. Of {@code if}, {@code range}
 * and the like it says nothing. A sentence never repeats what stands in the text.
 */
public final class GoTemplate {
  private static final String INSTEAD =
      "; there are {{.Node.Hostname}}, {{.Node.ID}}, {{.Node.Platform.OS}},"
          + " {{.Node.Platform.Architecture}}, {{.Service.ID}}, {{.Service.Name}}, {{.Task.ID}},"
          + " {{.Task.Name}} and {{.Task.Slot}}";

  private static final Set<String> FIELDS =
      Set.of(
          ".Service",
          ".Service.ID",
          ".Service.Name",
          ".Service.Labels",
          ".Node",
          ".Node.ID",
          ".Node.Hostname",
          ".Node.Platform",
          ".Node.Platform.Architecture",
          ".Node.Platform.OS",
          ".Task",
          ".Task.ID",
          ".Task.Name",
          ".Task.Slot");
  private static final Set<String> FUNCTIONS =
      Set.of(
          "and",
          "call",
          "html",
          "index",
          "slice",
          "js",
          "len",
          "not",
          "or",
          "print",
          "printf",
          "println",
          "urlquery",
          "eq",
          "ge",
          "gt",
          "le",
          "lt",
          "ne",
          "join",
          "true",
          "false",
          "nil");
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");

  /** A string, a raw string, a character, a comment, the end, or any other character. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "(?s)\"(?:[^\"\\\\\\n]|\\\\.)*+\"|`[^`]*+`|'(?:[^'\\\\\\n]|\\\\.)*+'"
              + "|/\\*.*?\\*/|(?<end>\\}\\})|(?<broken>[\"`'])|.");

  private static final Pattern WORD =
      Pattern.compile("(?<![\\p{L}\\p{N}_.$])[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern FIELD =
      Pattern.compile("(?<![\\p{L}\\p{N}_.$)])(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)+");

  private GoTemplate() {}

  /** Why the engine cannot fill in a text, if that is certain. */
  public static Optional<String> fault(String text) {
    boolean judged = true;
    Optional<String> fault = Optional.empty();
    int at = text.indexOf("{{");
    while (at >= 0) {
      var action = new StringBuilder();
      int end = read(text, at + 2, action);
      if (end < 0) {
        return Optional.of("whose {{ is not closed; for the braces themselves write {{\"{{\"}}");
      }
      String inside = action.toString();
      judged &= words(inside).stream().noneMatch(KEYWORDS::contains);
      fault = fault.isPresent() ? fault : inside(inside);
      at = text.indexOf("{{", end);
    }
    return judged ? fault : Optional.empty();
  }

  /** Reads an action without its strings, and says where it ends; negative if it does not. */
  private static int read(String text, int from, StringBuilder action) {
    Matcher m = INSIDE.matcher(text);
    int at = from;
    while (m.find(at) && m.group("broken") == null) {
      if (m.group("end") != null) {
        return m.end();
      }
      action.append(m.group().length() == 1 ? m.group() : " \"\" ");
      at = m.end();
    }
    return -1;
  }

  private static Optional<String> inside(String action) {
    if (action.isBlank() || action.matches("(?s)-?\\s+-?")) {
      return Optional.of("with nothing between {{ and }}");
    }
    if (!words(action).stream().allMatch(FUNCTIONS::contains)) {
      return Optional.of("with a function that it does not have" + INSTEAD);
    }
    boolean known =
        FIELD
            .matcher(action)
            .results()
            .map(m -> m.group())
            .allMatch(field -> FIELDS.contains(field) || field.startsWith(".Expand"));
    return known ? Optional.empty() : Optional.of("with a field that does not exist" + INSTEAD);
  }

  private static List<String> words(String action) {
    return WORD.matcher(action).results().map(m -> m.group()).toList();
  }
}
