package io.swarmkeeper.bus.key;

import io.nats.client.NKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** A user's whole nkey: it signs. It prints only its public half. */
public final class SigningKey {
  private final NKey key;
  private final String publicKey;

  private SigningKey(NKey key) throws GeneralSecurityException, IOException {
    this.key = key;
    this.publicKey = new String(key.getPublicKey());
  }

  /** Whether the holder of this key has signed these bytes; false also for what is no signature. */
  public static boolean signed(String publicKey, byte[] bytes, byte[] signature) {
    try {
      return NKey.fromPublicKey(publicKey.toCharArray()).verify(bytes, signature);
    } catch (GeneralSecurityException | IOException | RuntimeException _) {
      return false;
    }
  }

  /** Whether it is the public half of a user's nkey: its last letters follow from the others. */
  public static boolean isPublicKey(String text) {
    try {
      return NKey.fromPublicKey(text.toCharArray()).getType() == NKey.Type.USER;
    } catch (RuntimeException _) {
      return false;
    }
  }

  /** Makes a new one. */
  public static SigningKey generate() {
    try {
      return new SigningKey(NKey.createUser(new SecureRandom()));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this JDK cannot make Ed25519 keys", e);
    }
  }

  /**
   * Of the seed as NATS writes it.
   *
   * @throws IllegalArgumentException if it is none; the message does not quote it
   */
  public static SigningKey ofSeed(char[] seed) {
    try {
      var key = NKey.fromSeed(seed);
      if (key.getType() == NKey.Type.USER) {
        return new SigningKey(key);
      }
    } catch (GeneralSecurityException | IOException | RuntimeException _) {
      // The cause may quote the seed.
    }
    throw new IllegalArgumentException("it holds no seed of a user's nkey (SU…)");
  }

  /** What others know it by: {@code U} and 55 more letters and digits. */
  public String publicKey() {
    return publicKey;
  }

  /** The seed as NATS writes it; whoever asks for it keeps it secret. */
  public char[] seed() {
    return key.getSeed();
  }

  /** The signature, of 64 bytes. */
  public byte[] sign(byte[] bytes) {
    try {
      return key.sign(bytes);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key that was read cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + publicKey + "]";
  }
}
