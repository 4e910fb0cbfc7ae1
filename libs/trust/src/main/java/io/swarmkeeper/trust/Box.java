package io.swarmkeeper.trust;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/**
 * The two halves of a key to which bytes can be sealed, so that its holder alone reads them: HPKE
 * (RFC 9180), X25519, HKDF-SHA256, ChaCha20Poly1305.
 */
public final class Box {
  private static final byte[] NONE = new byte[0];

  private final AsymmetricCipherKeyPair pair;

  private Box(AsymmetricCipherKeyPair pair) {
    this.pair = pair;
  }

  /** One for each use: those of two threads at once would spoil each other's keys. */
  private static HPKE suite() {
    return new HPKE(
        HPKE.mode_base, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
  }

  /** Makes a new one; it lives as long as the process. */
  public static Box generate() {
    return new Box(suite().generatePrivateKey());
  }

  /** What others seal to, in Base64. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(suite().serializePublicKey(pair.getPublic()));
  }

  /**
   * Seals bytes.
   *
   * @param publicKey whose holder may read them
   * @param place where they are sent: they open nowhere else
   * @return in Base64
   * @throws IllegalArgumentException if that is no public key
   */
  public static String seal(String publicKey, String place, byte[] bytes) {
    try {
      var suite = suite();
      var to = suite.deserializePublicKey(Base64.getDecoder().decode(publicKey));
      var sealed =
          suite.seal(to, place.getBytes(StandardCharsets.UTF_8), NONE, bytes, null, null, null);
      var whole = Arrays.copyOf(sealed[1], sealed[1].length + sealed[0].length);
      System.arraycopy(sealed[0], 0, whole, sealed[1].length, sealed[0].length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (InvalidCipherTextException | RuntimeException e) {
      throw new IllegalArgumentException("nothing can be sealed to this key", e);
    }
  }

  /**
   * Opens what was sealed to this key for this place.
   *
   * @throws IllegalArgumentException if it was not
   */
  public byte[] open(String place, String sealed) {
    try {
      var whole = Base64.getDecoder().decode(sealed);
      var suite = suite();
      var size = suite.getEncSize();
      return suite.open(
          Arrays.copyOf(whole, size),
          pair,
          place.getBytes(StandardCharsets.UTF_8),
          NONE,
          Arrays.copyOfRange(whole, size, whole.length),
          null,
          null,
          null);
    } catch (InvalidCipherTextException | RuntimeException _) {
      // The cause may quote what is in it.
      throw new IllegalArgumentException("it was not sealed to this executor's present key");
    }
  }
}
