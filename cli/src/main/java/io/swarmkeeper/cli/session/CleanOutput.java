package io.swarmkeeper.cli.session;

import io.swarmkeeper.cli.text.CleanText;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one door to standard output or standard error: whatever leaves {@code keeper} leaves here, a
 * line at a time, cleaned ({@link CleanText}). The only escape sequences are our own: {@link
 * #erase}, and the colours of the help.
 */
public final class CleanOutput {
  private static final String ERASE_BELOW = "\u001b[J";
  private static final Pattern COLOUR_OR_TEXT = Pattern.compile("\u001b\\[[0-9;]*m|[^\u001b]+|.");
  private final PrintStream stream;

  public CleanOutput(PrintStream stream) {
    this.stream = stream;
  }

  /** One line, whatever it holds. */
  public void line(String text) {
    stream.println(CleanText.line(text));
    stream.flush();
  }

  /** One JSON text, on a line of its own. */
  public void json(byte[] json) {
    stream.println(CleanText.json(new String(json, StandardCharsets.UTF_8)));
    stream.flush();
  }

  /** A question; the answer is typed behind it. */
  public void ask(String question) {
    stream.print(CleanText.line(question));
    stream.flush();
  }

  /** Takes back the last lines, each as wide as the terminal at most, so that others come there. */
  public void erase(int lines) {
    stream.print("\u001b[%dA\r".formatted(lines) + ERASE_BELOW);
    stream.flush();
  }

  /** Where an error came from, for whoever mends it. */
  public void trace(Exception error) {
    var trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace, true));
    trace.toString().lines().forEach(this::line);
  }

  /** For picocli, which writes its help itself, and colours it. */
  public PrintWriter help() {
    return new PrintWriter(new HelpLines(), true);
  }

  private final class HelpLines extends Writer {
    private final StringBuilder written = new StringBuilder();

    @Override
    public void write(char[] chars, int from, int length) {
      written.append(chars, from, length);
    }

    @Override
    public void flush() {
      var lines = written.toString().split("\\R", -1);
      written.setLength(0);
      for (var i = 0; i < lines.length; i++) {
        stream.print(coloured(lines[i]) + (i < lines.length - 1 ? System.lineSeparator() : ""));
      }
      stream.flush();
    }

    @Override
    public void close() {
      flush();
    }

    private static String coloured(String line) {
      return COLOUR_OR_TEXT.matcher(line).replaceAll(part -> Matcher.quoteReplacement(piece(part)));
    }

    private static String piece(MatchResult part) {
      var text = part.group();
      return text.startsWith("\u001b[") ? text : CleanText.line(text);
    }
  }
}
