package io.swarmkeeper.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTextTest {
  private static final Path SAMPLES = Path.of("../libs/contract/src/test/resources/samples");

  @ParameterizedTest
  @EnumSource
  void every_message_is_one_line_without_leftovers(MessageType type) throws Exception {
    var line = MessageText.line(sample(type.kind()));
    assertThat(line)
        .startsWith("2026-11-23T20:")
        .contains(type.kind())
        .doesNotContain("\n")
        .doesNotContain("Optional")
        .doesNotContain("null")
        .doesNotContainPattern("\\[[a-z]+=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deploy|asks to deploy shop from shop.yml: homepage with the winter offer",
        "update-service|bring service shop_web as revision 2 wants it, if it is still at version 4711",
        "done|done: service shop_web updated (version 4712)",
        "still-occupied|not empty, still running: shop_db",
        "node|node node-2 is ready, drain",
        "shortfall|service shop_web is at its level again: for 12 s it had 2 of 3 tasks healthy at the least, for a rollout (d-shop-20261123T201500-3fa9)",
        "operation-ended|rolled back after 54 s: shop_web never got healthy on node-2",
      })
  void it_says_what_happened(String kind, String sentence) throws Exception {
    assertThat(MessageText.of(sample(kind).message())).startsWith(sentence);
  }

  @Test
  void a_person_is_named_on_a_request_and_a_part_on_everything_else() throws Exception {
    assertThat(MessageText.line(sample("deploy"))).contains("  alice@laptop ");
    assertThat(MessageText.line(sample("done"))).contains("  keeper/executor/node-1 ");
  }

  private static Envelope sample(String kind) throws IOException, UnreadableMessage {
    return Wire.decode(Files.readAllBytes(SAMPLES.resolve(kind + ".json")), Map.of());
  }
}
