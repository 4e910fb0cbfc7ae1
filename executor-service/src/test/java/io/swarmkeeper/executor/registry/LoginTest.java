package io.swarmkeeper.executor.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What credentials say of themselves. */
class LoginTest {
  private static final Instant END = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void a_password_tells_its_user_and_no_end() {
    assertThat(Login.of(header("\"username\":\"ci\",\"password\":\"a.b.c\"")))
        .isEqualTo(new Login(Optional.of("ci"), Optional.empty()));
  }

  @Test
  void a_json_web_token_tells_its_end_and_no_user() {
    var token = "e30." + base64("{\"exp\":" + END.getEpochSecond() + "}") + ".c2ln";
    assertThat(Login.of(header("\"identitytoken\":\"" + token + "\"")))
        .isEqualTo(new Login(Optional.empty(), Optional.of(END)));
  }

  @Test
  void a_password_as_amazons_registry_gives_it_tells_its_end() {
    var password = base64("{\"type\":\"DATA_KEY\",\"expiration\":" + END.getEpochSecond() + "}");
    assertThat(Login.of(header("\"username\":\"AWS\",\"password\":\"" + password + "\"")))
        .isEqualTo(new Login(Optional.of("AWS"), Optional.of(END)));
  }

  @Test
  void what_cannot_be_read_says_nothing() {
    var nothing = new Login(Optional.empty(), Optional.empty());
    assertThat(Login.of("%%%")).isEqualTo(nothing);
    assertThat(Login.of("")).isEqualTo(nothing);
    assertThat(Login.of(base64("{broken"))).isEqualTo(nothing);
  }

  private static String header(String fields) {
    return base64("{\"serveraddress\":\"registry:5000\"," + fields + "}");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
