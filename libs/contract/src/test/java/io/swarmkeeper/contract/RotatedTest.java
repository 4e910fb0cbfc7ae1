package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Names and digests of contents. */
class RotatedTest {
  private static final byte[] BYTES = "1234".getBytes(StandardCharsets.UTF_8);

  @Test
  void a_name_has_at_most_the_64_characters_that_the_engine_allows() {
    assertThat(Rotated.name("shop_app", "0123456789abcdef")).isEqualTo("shop_app-0123456789ab");
    assertThat(Rotated.name("x".repeat(64), "0123456789abcdef"))
        .hasSize(64)
        .endsWith("-0123456789ab");
  }

  @Test
  void only_what_rotates_is_renamed_and_the_body_given_stays_as_it_was() {
    var body = object().put("Name", "shop_app");
    assertThat(
            Rotated.renamed(Rotated.marked(body, true, "0123456789abcdef")).path("Name").asText())
        .isEqualTo("shop_app-0123456789ab");
    assertThat(
            Rotated.renamed(Rotated.marked(body, false, "0123456789abcdef")).path("Name").asText())
        .isEqualTo("shop_app");
    assertThat(body.has("Labels")).isFalse();
  }

  @Test
  void a_digest_depends_on_salt_name_template_and_bytes_and_on_nothing_else() {
    var digest = SecretDigest.of("salt", "shop_key", object(), BYTES);
    assertThat(digest)
        .hasSize(32)
        .isEqualTo(SecretDigest.of("salt", "shop_key", object().put("Name", "x"), BYTES))
        .isNotEqualTo(SecretDigest.of("other", "shop_key", object(), BYTES))
        .isNotEqualTo(SecretDigest.of("salt", "shop_pin", object(), BYTES))
        .isNotEqualTo(SecretDigest.of("salt", "shop_key", object(), new byte[] {1}));
    var templated = object();
    templated.putObject("Templating").put("Name", "golang");
    assertThat(SecretDigest.of("salt", "shop_key", templated, BYTES)).isNotEqualTo(digest);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
