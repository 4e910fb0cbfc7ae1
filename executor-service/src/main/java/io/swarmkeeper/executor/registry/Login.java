package io.swarmkeeper.executor.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What may be said of credentials without showing them.
 *
 * @param user whose they are; absent for a token
 * @param ends when they end, where they say so themselves
 */
public record Login(Optional<String> user, Optional<Instant> ends) {
  private static final int PARTS_OF_A_JWT = 3;

  /** Read from the value of {@code X-Registry-Auth}; nothing is known of what is none. */
  public static Login of(String auth) {
    var json = decoded(auth);
    var user = text(json, "username");
    return new Login(
        user, text(json, "identitytoken").or(() -> text(json, "password")).flatMap(Login::end));
  }

  /**
   * A JWT has its end in its middle part; the password that Amazon's registry gives is JSON with
   * one. Whether it is genuine is the registry's business.
   */
  private static Optional<Instant> end(String secret) {
    var parts = secret.split("\\.", -1);
    var end =
        parts.length == PARTS_OF_A_JWT
            ? decoded(parts[1]).path("exp")
            : decoded(secret).path("expiration");
    return end.isNumber() ? Optional.of(Instant.ofEpochSecond(end.asLong())) : Optional.empty();
  }

  private static JsonNode decoded(String base64) {
    var plain = base64.replace('+', '-').replace('/', '_').replace("=", "");
    try {
      var text = new String(Base64.getUrlDecoder().decode(plain), StandardCharsets.UTF_8);
      return text.startsWith("{") ? Json.read(text) : Json.object();
    } catch (IllegalArgumentException | JsonProcessingException _) {
      return Json.object(); // a password like any other
    }
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.of(json.path(field).asText()).filter(t -> !t.isEmpty());
  }
}
