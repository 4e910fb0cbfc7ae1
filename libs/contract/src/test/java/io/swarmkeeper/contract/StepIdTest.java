package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepIdTest {
  private static final OperationId OPERATION = new OperationId("d-shop-20261123T201500-3fa9");

  @ParameterizedTest
  @CsvSource({
    "pull, 3, 1, /pull/3#1",
    "pull, 1@w9d4h6j8l1n3b5v7c2x0z4q6e, 1, /pull/1@w9d4h6j8l1n3b5v7c2x0z4q6e#1",
    "network, shop_default, 1, /network/shop_default#1",
    "config, shop_motd, 1, /config/shop_motd#1",
    "secret, shop_key-5f2d8c1a90be, 1, /secret/shop_key-5f2d8c1a90be#1",
    "remove-network, shop_old, 1, /remove-network/shop_old#1",
    "remove-config, shop_motd, 1, /remove-config/shop_motd#1",
    "remove-secret, shop_key, 1, /remove-secret/shop_key#1",
    "sweep-secret, shop_key.v2, 1, /sweep-secret/shop_key.v2#1",
    "login, shop_web, 1, /login/shop_web#1",
    "deploy, shop_web, 12, /deploy/shop_web#12",
    "return, shop_web, 999999999, /return/shop_web#999999999",
    "settle-deploy, shop_web, 2, /settle-deploy/shop_web#2",
    "settle-return, shop_web, 2, /settle-return/shop_web#2",
    "availability, node-1.example.org, 1, /availability/node-1.example.org#1",
    "confirm-empty, node-1, 7, /confirm-empty/node-1#7",
    "drain, '', 1, /drain#1",
    "deploy, a/b/c, 1, /deploy/a/b/c#1",
    "deploy, /, 1, /deploy//#1",
    "deploy, a#1, 2, /deploy/a#1#2",
    "deploy, '#', 2, /deploy/##2",
    "deploy, settle-deploy/web#1, 1, /deploy/settle-deploy/web#1#1",
  })
  void every_form_is_written_and_read_back(
      String purpose, String object, int attempt, String behindTheOperation)
      throws UnreadableMessage {
    var step = new StepId(OPERATION, purpose, object, attempt);
    var text = OPERATION + behindTheOperation;
    assertThat(step.value()).isEqualTo(text).isEqualTo(step.commandId().value());
    assertThat(StepId.parse(text)).contains(step);
    assertThat(Wire.json(step)).asString(StandardCharsets.UTF_8).isEqualTo("\"" + text + "\"");
    assertThat(Wire.read(Wire.json(step), StepId.class)).isEqualTo(step);
  }

  static String[] what_is_none() {
    return new String[] {
      "",
      " ",
      "#",
      "/",
      "//#1",
      "d-1",
      "d-1#1",
      "d-1/deploy",
      "d-1/deploy/web",
      "d-1/deploy/web#",
      "d-1/deploy/web#0",
      "d-1/deploy/web#01",
      "d-1/deploy/web#-1",
      "d-1/deploy/web#+1",
      "d-1/deploy/web#1 ",
      "d-1/deploy/web#1\n",
      "d-1/deploy/web#1000000000",
      "d-1/deploy/web#99999999999999999999",
      "d-1/deploy/web#\u0661",
      "d-1/deploy/#1",
      "d-1//web#1",
      "d-1/#1",
      "/deploy/web#1",
      "d.1.2/deploy/web#1",
      "d./deploy/web#1",
      "d.x-y/deploy/web#1",
      "d." + "n".repeat(33) + "/deploy/web#1",
      "d-1/a#b/web#1",
      "d-1/deploy/w b#1",
      "d-1/deploy/wéb#1",
      "d".repeat(65) + "/deploy/web#1",
      "d-1/deploy/" + "w".repeat(244) + "#1",
      "d-1/" + "/".repeat(1_000_000),
      "#".repeat(1_000_000) + "1",
    };
  }

  @ParameterizedTest
  @MethodSource("what_is_none")
  void anything_else_is_none(String text) {
    assertThat(StepId.parse(text)).isEmpty();
    assertThatThrownBy(() -> Wire.read(Wire.json(text), StepId.class))
        .isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void the_longest_is_as_long_as_a_message_id() {
    assertThat(StepId.parse("d-1/deploy/" + "w".repeat(243) + "#1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/b", "a#1", "a b", "é"})
  void a_purpose_is_a_word(String purpose) {
    assertThatThrownBy(() -> new StepId(OPERATION, purpose, "web", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + purpose + "'");
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1_000_000_000})
  void attempts_are_counted_from_one(int attempt) {
    assertThatThrownBy(() -> new StepId(OPERATION, "deploy", "web", attempt))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attempt " + attempt);
  }
}
