package io.swarmkeeper.record.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 signatures, keys and ids as they stand in checkpoints. */
public final class Signing {
  private static final String ALGORITHM = "Ed25519";
  private static final int ID_DIGITS = 16;

  private Signing() {}

  /** A signature in Base64. */
  public static String sign(PrivateKey key, byte[] bytes) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(bytes);
      return Base64.getEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read as Ed25519 can sign", e);
    }
  }

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

  /** A public key as checkpoints carry it. */
  public static String text(PublicKey key) {
    return Base64.getEncoder().withoutPadding().encodeToString(key.getEncoded());
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
