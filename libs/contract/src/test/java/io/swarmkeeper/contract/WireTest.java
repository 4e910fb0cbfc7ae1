package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.contract.Request.StackFile;
import io.swarmkeeper.contract.Request.StackSource;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  @Test
  void a_request_written_by_hand_is_read() throws UnreadableMessage {
    var text =
        """
        {"specversion":"1.0","id":"d-1","source":"ci","type":"io.swarmkeeper.request.deploy.v1",
         "data":{"asked":{"by":"ci","reason":"first"},"stack":"shop",
                 "source":{"files":[{"name":"stack.yml","text":"services: {}"}]}}}
        """;
    var envelope = Wire.decode(text.getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(envelope.operation()).contains(new OperationId("d-1"));
    var source =
        new StackSource(
            List.of(new StackFile("stack.yml", "services: {}")),
            Map.of(),
            Map.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    assertThat(envelope.message())
        .isEqualTo(
            new Request.Deploy(
                Asked.of("ci", "first"),
                "shop",
                source,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                false));
  }

  @Test
  void what_is_written_is_read_back() throws UnreadableMessage {
    var request =
        Envelope.of(
            new MessageId("n-1"),
            "keeper/cli",
            NOW,
            new Request.Drain(Asked.of("alice", "Änderung 100 %"), "node-1", Optional.empty()));
    var effect =
        request.causes(
            new MessageId("n-1/drain#1"),
            "keeper/planner",
            NOW,
            new Command.SetNodeAvailability(
                StepId.parse("n-1/drain#1").orElseThrow(), "abc", Command.Availability.DRAIN));
    assertThat(Wire.decode(Wire.encode(request), Map.of())).isEqualTo(request);
    assertThat(Wire.decode(Wire.encode(effect), Map.of())).isEqualTo(effect);
  }

  @Test
  void what_an_operation_asks_for_names_it_and_so_does_all_that_comes_of_it()
      throws UnreadableMessage {
    var asked = Asked.of("alice", "patches");
    var request =
        Envelope.of(
                new MessageId("m-1_node-2"),
                "keeper/planner",
                NOW,
                new Request.Drain(asked, "node-2", Optional.empty()))
            .within(Optional.of(new OperationId("m-1")), Optional.of(new MessageId("m-1")));
    var refused = new Event.RequestRefused("drain", "node-2", java.util.List.of());
    var effect =
        request.causes(new MessageId("m-1_node-2/refused"), "keeper/planner", NOW, refused);
    assertThat(Wire.decode(Wire.encode(request), Map.of())).isEqualTo(request);
    assertThat(Wire.decode(Wire.encode(effect), Map.of())).isEqualTo(effect);
    assertThat(effect.parent()).contains(new OperationId("m-1"));
  }

  @Test
  void the_time_of_the_commit_goes_with_everything_that_a_deployment_causes()
      throws UnreadableMessage {
    var asked = Asked.of("ci", "release").committed(Optional.of(NOW.minusSeconds(3600)));
    var ended =
        new Envelope(
            new MessageId("d-1/ended"),
            "keeper/planner",
            NOW,
            Optional.empty(),
            Optional.of(new OperationId("d-1")),
            Optional.of(asked),
            new Event.ReturnStarted("shop", "unhealthy", List.of("web"), Instant.EPOCH));
    assertThat(Wire.decode(Wire.encode(ended), Map.of())).isEqualTo(ended);

    var text = new String(Wire.encode(ended), StandardCharsets.UTF_8);
    assertUnreadable(text.replace("2026-11-23T19:00:00Z", "yesterday"), "'yesterday' is no time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T20:00:00Z",
        "2026-11-23T20:00:00.1Z",
        "2026-11-23T20:00:00.123456789Z",
        "2026-11-23T21:30:00.5+01:30",
        "2026-11-23T20:00Z",
        "2026-11-23t20:00:00z",
        "2026-11-23 20:00:00Z",
        "2026-11-23T20:00:00",
        "2026-11-23T20:00:00Zulu",
        "2026-11-23T20:00:00ZZ",
        "2026-11-23T20:00:00+01:00Z",
        "2026-11-23T20:00:00.1234567890Z",
        "2026-11-23T20:00:60Z",
        "2016-12-31T23:59:60Z",
        "2026-11-23T24:00:00Z",
        "2026-02-29T20:00:00Z",
        "2026-11-23T20:00:00-00:00",
        "2026-11-23T20:00:00+19:00",
        "2026-11-23T20:00:00,5Z",
        "2026-11-23",
        "2026-11-23T",
        "2026-11-23T20:00:0",
        "2026-11-23T20:00:00.",
        "2026-11-23T20:00:00.Z",
        "2026-11-23T20:00:00+",
        "2026-11-23T20:00:00.5+01",
        "yesterday",
        ""
      })
  void a_time_is_read_as_the_formatter_of_the_jdk_reads_it(String text) {
    assertThat(time(text)).as(text).isEqualTo(asTheJdk(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+12026-11-23T20:00:00Z", "-0001-01-01T00:00:00Z"})
  void a_time_that_nobody_can_reckon_with_is_none(String text) {
    assertThat(time(text)).isEmpty();
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(
          Wire.read(("\"" + text + "\"").getBytes(StandardCharsets.UTF_8), Instant.class));
    } catch (UnreadableMessage _) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> asTheJdk(String text) {
    try {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  @Test
  void binary_mode_is_read_too() throws UnreadableMessage {
    var headers =
        Map.of(
            "ce-type",
            "io.swarmkeeper.request.drain.v1",
            "ce-id",
            "n-2",
            "ce-source",
            "ci",
            "ce-specversion",
            "1.0");
    var data =
        "{\"asked\":{\"by\":\"ci\",\"reason\":\"reboot\"},\"node\":\"node-2\"}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(Wire.decode(data, headers).message())
        .isEqualTo(new Request.Drain(Asked.of("ci", "reboot"), "node-2", Optional.empty()));
  }

  @Test
  void a_message_that_cannot_be_read_says_why() {
    assertUnreadable("hello", "not a CloudEvent");
    assertUnreadable(
        "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"s\",\"type\":\"other.v1\",\"data\":{}}",
        "unknown message type 'other.v1'");
    assertUnreadable(
        "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"s\",\"type\":\"io.swarmkeeper.request.drain.v1\",\"data\":{\"asked\":{\"by\":\"a\"},\"node\":\"n\"}}",
        "asked.reason is missing");
    assertUnreadable(
        "{\"specversion\":\"1.0\",\"id\":\"a"
            + " b/c\",\"source\":\"s\",\"type\":\"io.swarmkeeper.request.drain.v1\",\"data\":{\"asked\":{\"by\":\"a\",\"reason\":\"r\"},\"node\":\"n\"}}",
        "message id");
  }

  private static void assertUnreadable(String text, String why) {
    assertThatThrownBy(() -> Wire.decode(text.getBytes(StandardCharsets.UTF_8), Map.of()))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining(why);
  }
}
