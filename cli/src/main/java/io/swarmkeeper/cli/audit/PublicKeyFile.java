package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A public key in a PEM file, as checkpoints carry it. */
final class PublicKeyFile {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private PublicKeyFile() {}

  static String read(Session session, Path file) throws GiveUp {
    try {
      var pem = PEM.matcher(Files.readString(session.surroundings().directory().resolve(file)));
      if (pem.find()) {
        return pem.group(1).replaceAll("[\\s=]", "");
      }
      throw GiveUp.refused(
          "--key " + file + " holds no public key in PEM (-----BEGIN PUBLIC KEY-----).");
    } catch (IOException e) {
      throw GiveUp.refused("--key " + file + " cannot be read: " + e.getMessage());
    }
  }
}
