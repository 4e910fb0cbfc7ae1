package io.swarmkeeper.cli.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  /** A file that a stack file points to; that it is missing is said by the reading of that file. */
  static Optional<byte[]> found(Path file) {
    try {
      boolean there = Files.isRegularFile(file) || file.equals(Path.of("/dev/null"));
      return there ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
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

  /** A file that the person named. */
  Optional<byte[]> bytes(Path file, String asGiven) {
    if (Files.isDirectory(file)) {
      problems.add(asGiven + ": this is a directory, not a file (" + file + ")");
      return Optional.empty();
    }
    try (var bytes = Files.newInputStream(file)) {
      return Optional.of(bytes.readNBytes(MOST));
    } catch (NoSuchFileException _) {
      problems.add(asGiven + ": no such file (looked at " + file + ")");
    } catch (IOException e) {
      problems.add(asGiven + ": cannot be read (" + file + "): " + e.getClass().getSimpleName());
    }
    return Optional.empty();
  }

  /** The variables in a file of {@code NAME=value} lines. */
  Map<String, String> variables(Path file, Path asGiven) {
    var variables = new TreeMap<String, String>();
    var text = bytes(file, asGiven.toString()).map(b -> new String(b, StandardCharsets.UTF_8));
    int number = 0;
    for (var line : text.orElse("").lines().map(String::strip).toList()) {
      number++;
      int equals = line.indexOf('=');
      if (equals > 0) {
        variables.put(line.substring(0, equals), line.substring(equals + 1));
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        problems.add(asGiven + ":" + number + ":1: '" + line + "' is not NAME=value");
      }
    }
    return variables;
  }
}
