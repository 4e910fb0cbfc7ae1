package io.swarmkeeper.nats;

import io.swarmkeeper.bus.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;

/** The seeds, one file for each user, as NATS writes them: without a JWT, as there is none. */
record CredentialFiles(Path directory) {
  /** Writes the new keys; the one before is kept beside until it is retired. */
  void write(Map<String, SigningKey> made) throws IOException {
    Files.createDirectories(directory);
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    for (var key : made.entrySet()) {
      var file = file(key.getKey());
      if (Files.exists(file)) {
        Files.move(file, before(key.getKey()), StandardCopyOption.REPLACE_EXISTING);
      }
      PrivateFiles.secret(file, text(key.getValue()));
    }
  }

  /** Deletes those whose keys are not valid any more. */
  void tidy(Registry registry) throws IOException {
    try (var files = Files.newDirectoryStream(directory, "*.creds")) {
      for (var file : files) {
        var name = file.getFileName().toString().replaceFirst("(\\.before)?\\.creds$", "");
        var user = registry.named(name);
        var old = file.equals(before(name));
        if (user.isEmpty() || (old && !user.get().isRotating())) {
          Files.delete(file);
        }
      }
    }
  }

  Path file(String name) {
    return directory.resolve(name + ".creds");
  }

  private Path before(String name) {
    return directory.resolve(name + ".before.creds");
  }

  private static String text(SigningKey key) {
    var seed = key.seed();
    try {
      return """
      -----BEGIN USER NKEY SEED-----
      %s
      ------END USER NKEY SEED------
      """
          .formatted(new String(seed));
    } finally {
      Arrays.fill(seed, '0');
    }
  }
}
