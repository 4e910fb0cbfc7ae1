package io.swarmkeeper.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a signature is over: a message in its place. The subject names the swarm, so that what was
 * signed for one swarm is nothing in another.
 *
 * @param subject where the message was first published
 * @param id of the message
 * @param body its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // signed, never compared
public record SignedStatement(String subject, String id, byte[] body) {
  private static final String VERSION = "keeper-signed-1";

  /**
   * Six lines: the version, subject, id, the time of signing, the end or {@code -}, the SHA-256 of
   * the body.
   */
  byte[] bytes(String signedAt, String end) {
    return String.join("\n", VERSION, subject, id, signedAt, end, sha256(body))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The SHA-256 of these bytes in hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
