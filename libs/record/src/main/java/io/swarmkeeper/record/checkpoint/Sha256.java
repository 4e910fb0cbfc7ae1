package io.swarmkeeper.record.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as bytes and as the record writes it. */
public final class Sha256 {
  public static final int BYTES = 32;

  /** Copied for each hash: to ask the providers for a new one costs more than a short hash. */
  private static final MessageDigest EMPTY = empty();

  private Sha256() {}

  private static MessageDigest empty() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static byte[] of(byte[]... pieces) {
    try {
      var digest = (MessageDigest) EMPTY.clone();
      for (var piece : pieces) {
        digest.update(piece);
      }
      return digest.digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
    }
  }

  public static String hex(byte[]... pieces) {
    return HexFormat.of().formatHex(of(pieces));
  }
}
