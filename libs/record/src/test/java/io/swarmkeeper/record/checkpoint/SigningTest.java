package io.swarmkeeper.record.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Signatures are Ed25519 as everybody makes them: the vectors are those of RFC 8032, §7.1. */
class SigningTest {
  private static final byte[] MESSAGE = HexFormat.of().parseHex("72");
  private static final String SIGNATURE =
      Base64.getEncoder()
          .withoutPadding()
          .encodeToString(
              HexFormat.of()
                  .parseHex(
                      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));

  @Test
  void a_signature_is_that_of_the_known_vector() {
    assertThat(Keys.NEW.sign(MESSAGE)).isEqualTo(SIGNATURE);
    assertThat(Signing.verifies(Keys.NEW.publicKey(), MESSAGE, SIGNATURE)).isTrue();
  }

  @Test
  void another_key_another_text_or_what_is_no_signature_does_not_verify() {
    assertThat(Signing.verifies(Keys.OLD.publicKey(), MESSAGE, SIGNATURE)).isFalse();
    assertThat(Signing.verifies(Keys.NEW.publicKey(), new byte[] {1}, SIGNATURE)).isFalse();
    assertThat(Signing.verifies(Keys.NEW.publicKey(), MESSAGE, "no Base64!")).isFalse();
    assertThat(Signing.verifies("no key", MESSAGE, SIGNATURE)).isFalse();
  }

  @Test
  void a_key_is_named_by_its_hash() {
    assertThat(Keys.NEW.id()).matches("[0-9a-f]{16}").isNotEqualTo(Keys.OLD.id());
  }
}
