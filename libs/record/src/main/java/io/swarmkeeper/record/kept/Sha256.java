package io.swarmkeeper.record.kept;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as bytes and as the record writes it. */
public final class Sha256 {
  /** The length of a hash. */
  public static final int BYTES = 32;

  private Sha256() {}

  /** Of several pieces, one after another. */
  public static byte[] of(byte[]... pieces) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** In hexadecimal. */
  public static String hex(byte[]... pieces) {
    return HexFormat.of().formatHex(of(pieces));
  }
}
