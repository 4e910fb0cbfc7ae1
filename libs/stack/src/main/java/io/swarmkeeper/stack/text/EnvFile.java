package io.swarmkeeper.stack.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lines of {@code NAME=value}: no quotes, no variables, no trimming of values. What is wrong is
 * told by the number of its line, never with what stands there.
 */
public final class EnvFile {
  /** Go's line scanner gives up here. */
  private static final int LONGEST_LINE = 65_535;

  private EnvFile() {}

  /** Names with values; a name alone takes the value of {@code variables}, or is left out. */
  public static Map<String, String> read(byte[] bytes, UnaryOperator<String> variables)
      throws MalformedText {
    String text = decoded(bytes);
    Map<String, String> env = new LinkedHashMap<>();
    int number = 0;
    for (String raw : text.split("\n", -1)) {
      number++;
      String line = (raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw);
      if (line.length() > LONGEST_LINE) {
        throw new MalformedText(
            "line " + number + " is longer than " + LONGEST_LINE + " characters");
      }
      line(
          env,
          number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line,
          number,
          variables);
    }
    return env;
  }

  private static void line(
      Map<String, String> env, String raw, int number, UnaryOperator<String> variables)
      throws MalformedText {
    String line = raw.stripLeading();
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int equals = line.indexOf('=');
    String name = equals < 0 ? line : line.substring(0, equals);
    if (name.isEmpty()) {
      throw new MalformedText("line " + number + " has no name before '='");
    }
    if (name.indexOf(' ') >= 0 || name.indexOf('\t') >= 0) {
      throw new MalformedText("line " + number + ": the name holds blanks; write NAME=value");
    }
    if (equals >= 0) {
      env.put(name, line.substring(equals + 1));
    } else if (variables.apply(name) != null) {
      env.put(name, variables.apply(name));
    }
  }

  private static String decoded(byte[] bytes) throws MalformedText {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new MalformedText("is not UTF-8");
    }
  }
}
