package io.swarmkeeper.cli.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The bytes of a file on this disk, never more than a bound. A pipe would be waited for, a device
 * never ends: neither is opened.
 */
public final class RegularFile {
  /** What Docker has for a file that is empty. */
  static final Path EMPTY = Path.of("/dev/null");

  private RegularFile() {}

  /** It is no file, or too long; the sentence says which, and quotes nothing of it. */
  public static final class NotRead extends IOException {
    private static final long serialVersionUID = 1L;

    NotRead(String sentence) {
      super(sentence);
    }
  }

  /**
   * All of it.
   *
   * @throws NoSuchFileException if there is nothing of this name
   * @throws NotRead if it is a directory, a pipe, a socket or a device, or longer than {@code most}
   */
  public static byte[] bytes(Path file, int most) throws IOException {
    if (file.equals(EMPTY)) {
      return new byte[0];
    }
    var found = Files.readAttributes(file, BasicFileAttributes.class);
    if (found.isDirectory()) {
      throw new NotRead("this is a directory, not a file (" + file + ")");
    }
    if (!found.isRegularFile()) {
      throw new NotRead(
          "this is a pipe, a socket or a device, not a file ("
              + file
              + "); a stack file may come from"
              + " standard input, as -");
    }
    try (var in = Files.newInputStream(file)) {
      var bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new NotRead("it is longer than " + most + " bytes, which is all that is read");
      }
      return bytes;
    }
  }
}
