package io.swarmkeeper.record.checkpoint;

import java.security.KeyPair;

/** A key that signs checkpoints. */
public record Signer(KeyPair keys) {
  /** Its public half as checkpoints carry it. */
  public String publicKey() {
    return Signing.text(keys.getPublic());
  }

  /** By which checkpoints and people name it. */
  public String id() {
    return Signing.id(publicKey());
  }

  /** A signature in Base64. */
  public String sign(byte[] bytes) {
    return Signing.sign(keys.getPrivate(), bytes);
  }
}
