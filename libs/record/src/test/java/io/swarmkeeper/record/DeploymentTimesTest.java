package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lead time and time to restore stand on the closing record, so that a dashboard never joins. */
class DeploymentTimesTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void a_success_ends_the_lead_time_and_the_time_of_failing() throws UnreadableMessage {
    var record = ended(Verdict.SUCCEEDED);

    assertThat(record.at("/deployment/lead_time_ms").asLong()).isEqualTo(3_660_000);
    assertThat(record.at("/deployment/restore_time_ms").asLong()).isEqualTo(660_000);
    assertThat(record.at("/deployment/commit_time").asText()).isEqualTo("2026-11-23T19:00:00Z");
  }

  @Test
  void a_failure_ends_neither() throws UnreadableMessage {
    var record = ended(Verdict.ROLLED_BACK);

    assertThat(record.at("/deployment/lead_time_ms").isMissingNode()).isTrue();
    assertThat(record.at("/deployment/restore_time_ms").isMissingNode()).isTrue();
    assertThat(record.at("/deployment/failed").asInt()).isEqualTo(1);
  }

  private static JsonNode ended(Verdict verdict) throws UnreadableMessage {
    var event =
        new Event.OperationEnded(
            Event.Kind.DEPLOY,
            "shop",
            verdict,
            "",
            List.of(),
            Optional.of(3),
            START,
            Duration.ofMinutes(1),
            Optional.of(START.minus(Duration.ofMinutes(10))));
    var envelope =
        new Envelope(
            new MessageId("d-1/ended"),
            "keeper/planner",
            START,
            Optional.empty(),
            Optional.of(new OperationId("d-1")),
            Optional.of(
                Asked.of("ci", "release").committed(Optional.of(START.minus(Duration.ofHours(1))))),
            event);
    var subject = Samples.SUBJECTS.of(event);
    var delivery = new Delivery(subject, Map.of(), Wire.encode(envelope), 1, START, 1, 0);
    return EcsMapping.of(new Origin(Samples.SUBJECTS, delivery, START)).fields().path("keeper");
  }
}
