package io.swarmkeeper.stack.text;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line as google/shlex does: quotes, backslashes and comments, no variables. */
public final class ShellWords {
  private final String text;
  private final List<String> words = new ArrayList<>();
  private int at;

  private ShellWords(String text) {
    this.text = text;
  }

  public static List<String> split(String text) throws MalformedText {
    return new ShellWords(text).split();
  }

  private List<String> split() throws MalformedText {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        at++;
      } else if (c == '#') {
        comment();
      } else {
        word();
      }
    }
    return words;
  }

  private void comment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end + 1;
  }

  private void word() throws MalformedText {
    var word = new StringBuilder();
    while (at < text.length() && !isBlank(text.charAt(at))) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> quoted(word, c);
        case '"' -> quoted(word, c);
        case '\\' -> word.append(escaped());
        default -> word.append(c);
      }
    }
    words.add(word.toString());
  }

  private void quoted(StringBuilder word, char quote) throws MalformedText {
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return;
      }
      word.append(c == '\\' && quote == '"' ? escaped() : c);
    }
    throw new MalformedText("the quote " + quote + " is never closed");
  }

  private char escaped() throws MalformedText {
    if (at == text.length()) {
      throw new MalformedText("nothing follows the last backslash");
    }
    return text.charAt(at++);
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}
