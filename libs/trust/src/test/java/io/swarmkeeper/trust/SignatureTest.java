package io.swarmkeeper.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.key.SigningKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  private static final SigningKey ALICE = SigningKey.generate();
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  private static final SignedStatement DEPLOY =
      new SignedStatement("keeper.local.request.alice.shop.deploy", "d-1", "{}".getBytes(UTF_8));

  private static Signature signed() {
    return Signature.of(DEPLOY, ALICE, NOW, Optional.of(NOW.plusSeconds(60)));
  }

  @Test
  void what_was_signed_is_known_from_its_headers() {
    var read = Signature.in(signed().headers()).orElseThrow();
    assertThat(read).isEqualTo(signed());
    assertThat(read.isOf(DEPLOY)).isTrue();
    assertThat(read.key().value()).isEqualTo(ALICE.publicKey());
  }

  @Test
  void a_message_without_the_headers_is_unsigned() {
    assertThat(Signature.in(Map.of("content-type", "x"))).isEmpty();
  }

  @Test
  void another_place_id_or_body_is_not_signed() {
    var body = DEPLOY.body();
    assertThat(
            signed()
                .isOf(new SignedStatement("keeper.prod.request.alice.shop.deploy", "d-1", body)))
        .isFalse();
    assertThat(signed().isOf(new SignedStatement(DEPLOY.subject(), "d-2", body))).isFalse();
    assertThat(signed().isOf(new SignedStatement(DEPLOY.subject(), "d-1", "{ }".getBytes(UTF_8))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {Signature.AT, Signature.END, Signature.KEY})
  void a_header_that_was_changed_is_not_signed(String name) {
    var headers = new HashMap<>(signed().headers());
    headers.put(
        name,
        name.equals(Signature.KEY) ? SigningKey.generate().publicKey() : "2027-01-01T00:00:00Z");
    assertThat(Signature.in(headers).orElseThrow().isOf(DEPLOY)).isFalse();
  }

  @Test
  void an_end_that_was_taken_away_is_not_signed() {
    var headers = new HashMap<>(signed().headers());
    headers.remove(Signature.END);
    assertThat(Signature.in(headers).orElseThrow().isOf(DEPLOY)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {Signature.AT, Signature.END, Signature.KEY, Signature.VALUE})
  void a_header_that_is_none_is_an_error(String name) {
    var headers = new HashMap<>(signed().headers());
    headers.put(name, "");
    assertThatThrownBy(() -> Signature.in(headers)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_signature_of_rubbish_is_none() {
    var headers = new HashMap<>(signed().headers());
    headers.put(Signature.VALUE, "AAAA");
    assertThat(Signature.in(headers).orElseThrow().isOf(DEPLOY)).isFalse();
    headers.put(Signature.VALUE, "!!!!");
    assertThat(Signature.in(headers).orElseThrow().isOf(DEPLOY)).isFalse();
  }
}
