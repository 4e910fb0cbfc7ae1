package io.swarmkeeper.record.checkpoint;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.Base64;

/** A key that signs checkpoints. */
public record Signer(KeyPair keys) {
  private static final Base64.Encoder BASE64 = Base64.getEncoder().withoutPadding();

  /** Its public half as checkpoints carry it. */
  public String publicKey() {
    return BASE64.encodeToString(keys.getPublic().getEncoded());
  }

  /** By which checkpoints and people name it. */
  public String id() {
    return Signing.id(publicKey());
  }

  /** A signature in Base64. */
  public String sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance(Signing.ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(bytes);
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key that was read as Ed25519 can sign", e);
    }
  }
}
