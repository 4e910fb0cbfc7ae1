package io.swarmkeeper.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files whole or not at all, and secret ones for their owner alone from the beginning. */
final class PrivateFiles {
  private PrivateFiles() {}

  /** One that everybody may read. */
  static void open(Path file, String text) throws IOException {
    write(file, text, "rw-r--r--");
  }

  /** One that only its owner may read. */
  static void secret(Path file, String text) throws IOException {
    write(file, text, "rw-------");
  }

  private static void write(Path file, String text, String rights) throws IOException {
    var permissions = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights));
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    Files.createFile(next, permissions);
    Files.write(next, text.getBytes(StandardCharsets.UTF_8));
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString(rights));
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
