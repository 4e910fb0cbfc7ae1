package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void a_change_says_how_long_the_state_before_had_lasted() throws UnreadableMessage {
    assertThat(record(Optional.of(NOW.minusSeconds(90))).at("/health/in_state_ms").asLong())
        .isEqualTo(90_000);
    assertThat(record(Optional.of(NOW.plusSeconds(1))).at("/health/in_state_ms").asLong(-1))
        .isZero();
    assertThat(record(Optional.empty()).at("/health/in_state_ms").isMissingNode()).isTrue();
  }

  private static JsonNode record(Optional<Instant> since) throws UnreadableMessage {
    var observed =
        new ContainerObserved(
            "node-id-1",
            "node-1",
            "4f1e9a0c2b7d",
            "shop/web:2",
            Optional.empty(),
            Health.EXITED,
            Optional.of(Health.UNHEALTHY),
            Optional.of(137),
            false,
            3,
            Optional.empty(),
            NOW.plusSeconds(2),
            Optional.of(NOW),
            since);
    var envelope = Envelope.unasked(new MessageId("obs/1"), "keeper/watcher/node-1", NOW, observed);
    var subject = Samples.SUBJECTS.of(observed);
    var delivery = new Delivery(subject, Map.of(), Wire.encode(envelope), 1, NOW, 1, 0);
    return EcsMapping.of(new Origin(Samples.SUBJECTS, delivery, NOW)).fields().path("keeper");
  }
}
