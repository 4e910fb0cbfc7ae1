package io.swarmkeeper.record.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 signatures and the ids of keys as they stand in checkpoints. */
public final class Signing {
  static final String ALGORITHM = "Ed25519";
  private static final int ID_DIGITS = 16;

  private Signing() {}

  /** Whether this is the signature of the holder of that key; false also for what is none. */
  public static boolean verifies(String publicKey, byte[] bytes, String signed) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key(publicKey));
      signature.update(bytes);
      return signature.verify(Base64.getDecoder().decode(signed));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      return false;
    }
  }

  /** The id of a public key as checkpoints carry it. */
  public static String id(String publicKey) {
    return Sha256.hex(Base64.getDecoder().decode(publicKey)).substring(0, ID_DIGITS);
  }

  private static PublicKey key(String publicKey) throws GeneralSecurityException {
    var encoded = new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey));
    return KeyFactory.getInstance(ALGORITHM).generatePublic(encoded);
  }
}
