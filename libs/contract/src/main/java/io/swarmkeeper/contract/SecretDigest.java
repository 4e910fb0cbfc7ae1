package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Tells whether two secrets have the same content without showing it. The salt belongs to the swarm
 * and is not in the journal, and each guess is slow: docs/secrets.md says what that protects.
 */
public final class SecretDigest {
  /** Some 50 ms a guess on one core. */
  static final int ROUNDS = 120_000;

  private static final int BITS = 128;

  private SecretDigest() {}

  /**
   * In hex; the same bytes under another name have another digest.
   *
   * @param spec the body of {@code POST /secrets/create}: its template driver counts too
   */
  public static String of(String salt, String plainName, ObjectNode spec, byte[] bytes) {
    try {
      var content =
          HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
              .toCharArray();
      var salted =
          (salt + "/" + plainName + "/" + spec.at("/Templating/Name").asText())
              .getBytes(StandardCharsets.UTF_8);
      var key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(content, salted, ROUNDS, BITS));
      return HexFormat.of().formatHex(key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256 and PBKDF2", e);
    }
  }
}
