package io.swarmkeeper.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierContractTest {
  private static final Path SAMPLES = Path.of("src/test/resources/samples");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Subjects SUBJECTS = new Subjects("local");
  private static final EarlierContract THEN = new EarlierContract(SUBJECTS);

  @ParameterizedTest
  @CsvSource({
    "deploy, request.deploy",
    "pause, request.pause",
    "update-service, command.swarm.update-service",
    "done, outcome.d-shop-20261123T201500-3fa9/update/shop_web#1",
    "container, observation.container.w9d4h6j8l1n3b5v7c2x0z4q6e",
    "operation-ended, event.operation-ended"
  })
  void each_message_stood_on_the_subject_of_its_kind(String sample, String subject)
      throws Exception {
    var envelope = read("keeper.local." + subject, sample(sample));
    assertThat(envelope.asked().flatMap(Asked::provenBy)).isEmpty();
    assertThatThrownBy(() -> read("keeper.local.event.plan-made", sample(sample)))
        .hasMessageContaining("belongs on keeper.local." + subject);
  }

  @Test
  void what_could_not_be_said_then_is_not_asked_for() throws Exception {
    var done = without("done", "nodeId");
    var outcome = "keeper.local.outcome.d-shop-20261123T201500-3fa9/update/shop_web#1";
    assertThat(((Outcome) read(outcome, done).message()).nodeId()).isEqualTo("not said");
    var pause = without("pause", "about");
    var request = read("keeper.local.request.pause", pause).message();
    assertThat(((Request.Pause) request).about()).isEqualTo("not said");
  }

  @Test
  void all_else_that_is_missing_is() throws Exception {
    var done = without("done", "did");
    assertThatThrownBy(() -> read("keeper.local.outcome.x", done)).hasMessageContaining("did");
    assertThatThrownBy(() -> read("keeper.local.request.pause", "null".getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessage.class);
    assertThatThrownBy(() -> read("keeper.local.request.pause", "[]".getBytes(UTF_8)))
        .isInstanceOf(UnreadableMessage.class);
  }

  @Test
  void a_stream_of_then_took_in_everything() {
    assertThat(THEN.made(List.of("keeper.local.>"))).isTrue();
    assertThat(THEN.made(SUBJECTS.journal())).isFalse();
  }

  private static Envelope read(String subject, byte[] body) throws UnreadableMessage {
    return THEN.read(subject, body, Map.of(), Instant.EPOCH);
  }

  private static byte[] sample(String kind) throws IOException {
    return Files.readAllBytes(SAMPLES.resolve(kind + ".json"));
  }

  private static byte[] without(String kind, String field) throws IOException {
    var sample = (ObjectNode) JSON.readTree(sample(kind));
    sample.withObject("/data").remove(field);
    return JSON.writeValueAsBytes(sample);
  }
}
