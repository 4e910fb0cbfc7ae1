package io.swarmkeeper.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What was ever published must stay readable: one message of each type, as it went over the wire.
 */
class SamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/samples");
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @EnumSource
  void every_message_ever_published_is_read_and_written_unchanged(MessageType type)
      throws IOException, UnreadableMessage {
    var sample = Files.readAllBytes(SAMPLES.resolve(type.kind() + ".json"));
    var envelope = Wire.decode(sample, Map.of());
    assertThat(envelope.message()).isInstanceOf(type.recordType());
    assertThat(JSON.readTree(Wire.encode(envelope))).isEqualTo(JSON.readTree(sample));
  }

  @ParameterizedTest
  @EnumSource
  void a_sample_uses_every_field_of_its_record(MessageType type) throws IOException {
    var data = JSON.readTree(SAMPLES.resolve(type.kind() + ".json").toFile()).get("data");
    assertThat(Arrays.stream(type.recordType().getRecordComponents()))
        .allSatisfy(field -> assertThat(data.has(field.getName())).as(field.getName()).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void a_field_that_a_newer_sender_adds_is_ignored(MessageType type)
      throws IOException, UnreadableMessage {
    var sample = JSON.readTree(SAMPLES.resolve(type.kind() + ".json").toFile());
    var newer = sample.<JsonNode>deepCopy();
    ((ObjectNode) newer.get("data")).put("newer", true);
    var envelope = Wire.decode(JSON.writeValueAsBytes(newer), Map.of());
    assertThat(JSON.readTree(Wire.encode(envelope))).isEqualTo(sample);
  }

  @ParameterizedTest
  @EnumSource
  void what_may_be_absent_may_be_left_out_or_null(MessageType type)
      throws IOException, UnreadableMessage, ReflectiveOperationException {
    var optional =
        Arrays.stream(type.recordType().getRecordComponents())
            .filter(field -> field.getType().equals(Optional.class))
            .toList();
    for (var isNull : List.of(true, false)) {
      var sample = (ObjectNode) JSON.readTree(SAMPLES.resolve(type.kind() + ".json").toFile());
      var data = sample.withObject("/data");
      for (var field : optional) {
        var _ = isNull ? data.putNull(field.getName()) : data.without(field.getName());
      }
      var message = Wire.decode(JSON.writeValueAsBytes(sample), Map.of()).message();
      for (var field : optional) {
        assertThat(field.getAccessor().invoke(message)).isEqualTo(Optional.empty());
      }
    }
  }

  @Test
  void the_request_of_an_operation_is_read_and_written_unchanged()
      throws IOException, UnreadableMessage {
    var sample = Files.readAllBytes(SAMPLES.resolve("drain-of-parent.json"));
    var envelope = Wire.decode(sample, Map.of());
    assertThat(envelope.parent()).contains(new OperationId("m-20261123T210000-07c1"));
    assertThat(JSON.readTree(Wire.encode(envelope))).isEqualTo(JSON.readTree(sample));
  }

  @Test
  void kinds_are_unique_so_that_each_has_its_own_sample() {
    assertThat(Arrays.stream(MessageType.values()).map(MessageType::kind)).doesNotHaveDuplicates();
  }
}
