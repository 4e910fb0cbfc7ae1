package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import org.junit.jupiter.api.Test;

class ShortfallTimesTest {
  @Test
  void the_time_below_its_level_stands_in_the_document_with_what_led_to_it()
      throws UnreadableMessage {
    var document = document(Samples.text(MessageType.SHORTFALL_OBSERVED));
    assertThat(document.at("/event/action").asText()).isEqualTo("capacity-restored");
    assertThat(document.at("/keeper/record").asText()).isEqualTo("capacity");
    assertThat(document.at("/keeper/capacity/desired").asInt()).isEqualTo(3);
    assertThat(document.at("/keeper/capacity/available").asInt()).isEqualTo(2);
    assertThat(document.at("/keeper/capacity/below").asInt()).isEqualTo(1);
    assertThat(document.at("/keeper/capacity/below_ms").asLong()).isEqualTo(12_500);
    assertThat(document.at("/event/duration").asLong()).isEqualTo(12_500_000_000L);
    assertThat(document.at("/event/start").asText()).isEqualTo("2026-11-23T20:15:02.037Z");
    assertThat(document.at("/event/end").asText()).isEqualTo("2026-11-23T20:15:14.537Z");
    assertThat(document.at("/keeper/deployment_id").asText())
        .isEqualTo("d-shop-20261123T201500-3fa9");
    assertThat(document.at("/keeper/drain_id").isMissingNode()).isTrue();
    assertThat(document.at("/keeper/causation_id").asText())
        .isEqualTo("d-shop-20261123T201500-3fa9/update/shop_web#1");
  }

  @Test
  void a_drain_is_named_as_a_drain_and_an_open_end_as_one() throws UnreadableMessage {
    var sample =
        Samples.text(MessageType.SHORTFALL_OBSERVED)
            .replace("\"rollout\"", "\"drain\"")
            .replace("\"watched\": true", "\"watched\": false")
            .replace("\"restored\"", "\"removed\"");
    var document = document(sample);
    assertThat(document.at("/keeper/drain_id").asText()).isNotEmpty();
    assertThat(document.at("/keeper/deployment_id").isMissingNode()).isTrue();
    assertThat(document.at("/event/action").asText()).isEqualTo("capacity-removed");
    assertThat(document.at("/message").asText()).endsWith("for 12500 ms or longer");
  }

  private static JsonNode document(String sample) throws UnreadableMessage {
    return EcsMapping.of(Samples.origin(Samples.delivery(sample, 1))).fields();
  }
}
