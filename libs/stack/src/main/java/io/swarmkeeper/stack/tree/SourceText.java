package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.StackText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.UnicodeReader;

/**
 * What stands in a file letter by letter, for what the tree does not tell any more: quotes, the
 * notation of a number, the place within a text of many lines.
 */
public final class SourceText {
  /** Before a scalar there may be its anchor and its tag. */
  private static final Pattern BEFORE = Pattern.compile("(?:[&!]\\S*\\s+)*");

  /** Farther away than the end of any text: no file may make a search of all its lines. */
  private static final int FARTHEST = 200;

  private final String file;
  private final List<String> lines;

  private SourceText(String file, List<String> lines) {
    this.file = file;
    this.lines = lines;
  }

  /** Of a file that could be read. */
  public static SourceText of(StackText file) {
    try (var text = new UnicodeReader(new ByteArrayInputStream(file.bytes()))) {
      var lines = text.readAllAsString().split("\\r\\n|[\\n\\r\\u0085\\u2028\\u2029]", -1);
      return new SourceText(file.name(), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the scalar there is written without quotes, in one line. */
  public boolean isPlain(Mark at) {
    String text = from(at);
    return !text.isEmpty() && "\"'|>*".indexOf(text.charAt(0)) < 0;
  }

  /** Whether the scalar there begins so. */
  public boolean startsWith(Mark at, String beginning) {
    return from(at).startsWith(beginning);
  }

  /** Where something stands first from a place on; that place if it is nowhere near. */
  public Mark find(Mark from, Pattern what) {
    int last = Math.min(lines.size(), from.line() + FARTHEST);
    for (int line = from.line(); line <= last; line++) {
      String text = lines.get(line - 1);
      Matcher found = what.matcher(text);
      if (found.find(line == from.line() ? offset(text, from.column()) : 0)) {
        return new Mark(file, line, text.codePointCount(0, found.start()) + 1);
      }
    }
    return from;
  }

  private String from(Mark at) {
    if (at.line() > lines.size()) {
      return "";
    }
    String line = lines.get(at.line() - 1);
    String text = line.substring(offset(line, at.column()));
    Matcher before = BEFORE.matcher(text);
    return before.lookingAt() ? text.substring(before.end()) : text;
  }

  private static int offset(String line, int column) {
    int most = line.codePointCount(0, line.length());
    return line.offsetByCodePoints(0, Math.min(column - 1, most));
  }
}
