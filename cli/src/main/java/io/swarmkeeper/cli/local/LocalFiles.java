package io.swarmkeeper.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Files of this machine; what cannot be read is added to the list of problems. */
record LocalFiles(List<String> problems, InputStream in) {
  /**
   * Above what the reader of stack files takes, so that it is the one to say that it is too much.
   */
  private static final int MOST = 50_000_000;

  /** Above what the engine takes for a config or a secret, and what a request has room for. */
  private static final int MOST_BESIDE = 4_000_000;

  /**
   * A file that a stack file points to; that it is missing is said by the reading of that file. Of
   * one that cannot be read nothing more need be said.
   */
  Optional<byte[]> found(Path file, String asGiven) {
    try {
      return Optional.of(RegularFile.bytes(file, MOST_BESIDE));
    } catch (RegularFile.NotRead e) {
      problem(asGiven + ": " + e.getMessage());
      return Optional.of(new byte[0]);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  Optional<byte[]> input() {
    try {
      return Optional.of(in.readNBytes(MOST));
    } catch (IOException e) {
      problems.add("-: standard input cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** A stack file that the person named. */
  Optional<byte[]> bytes(Path file, String asGiven) {
    return bytes(file, asGiven, MOST);
  }

  private Optional<byte[]> bytes(Path file, String asGiven, int most) {
    try {
      return Optional.of(RegularFile.bytes(file, most));
    } catch (RegularFile.NotRead e) {
      problem(asGiven + ": " + e.getMessage());
    } catch (NoSuchFileException _) {
      problem(asGiven + ": no such file (looked at " + file + ")");
    } catch (IOException e) {
      problem(asGiven + ": cannot be read (" + file + "): " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /** The variables in a file of {@code NAME=value} lines; no line of it is shown. */
  Map<String, String> variables(Path file, Path asGiven) {
    var variables = new TreeMap<String, String>();
    var text =
        bytes(file, asGiven.toString(), MOST_BESIDE)
            .map(b -> new String(b, StandardCharsets.UTF_8));
    int number = 0;
    for (var line : text.orElse("").lines().map(String::strip).toList()) {
      number++;
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        problem(asGiven + ":" + number + ":1: this line is not NAME=value");
      }
    }
    return variables;
  }

  /** Once, however often the file is asked for. */
  private void problem(String sentence) {
    if (!problems.contains(sentence)) {
      problems.add(sentence);
    }
  }
}
