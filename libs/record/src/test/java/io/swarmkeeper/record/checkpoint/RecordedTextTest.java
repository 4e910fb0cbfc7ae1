package io.swarmkeeper.record.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.record.DeadLetterRecord;
import io.swarmkeeper.record.EcsMapping;
import io.swarmkeeper.record.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No secret is kept, whatever the message, and what is kept is still that message. */
class RecordedTextTest {
  private static final String CANARY = "hunter2Canary";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Ways in which people put secrets where they do not belong. */
  private static final List<String> LEAKS =
      List.of(
          "connect to postgres://app:" + CANARY + "@db:5432/shop failed",
          "DB_PASSWORD=" + CANARY,
          "Authorization: Bearer " + CANARY,
          "curl --password " + CANARY + " http://web");

  @ParameterizedTest
  @EnumSource
  void a_secret_in_any_text_of_any_message_is_not_in_its_document(MessageType type)
      throws Exception {
    for (var leak : LEAKS) {
      var planted = JSON.readTree(Samples.text(type));
      plant(planted.get("data"), leak);
      var delivery = Samples.delivery(planted.toString(), 1);
      assertThat(document(delivery)).doesNotContain(CANARY);
    }
  }

  @Test
  void stack_files_variables_and_contents_are_not_kept_whatever_they_say() throws Exception {
    var deploy = (ObjectNode) JSON.readTree(Samples.text(MessageType.DEPLOY));
    var source = (ObjectNode) deploy.at("/data/source");
    ((ObjectNode) source.at("/files/0")).put("text", "services: {web: {command: " + CANARY + "}}");
    source.withObjectProperty("variables").put("HARMLESS", CANARY);
    source.withObjectProperty("contents").put("web.env", CANARY.getBytes(StandardCharsets.UTF_8));
    var document = document(Samples.delivery(deploy.toString(), 1));
    assertThat(document)
        .doesNotContain(CANARY)
        .doesNotContain(
            java.util.Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8)))
        .contains("shop.yml")
        .contains("HARMLESS");
  }

  @Test
  void a_changed_variable_that_looks_like_a_secret_is_hidden_and_another_is_not() throws Exception {
    var made = JSON.readTree(Samples.text(MessageType.PLAN_MADE));
    var changes = made.at("/data/plan/services/0/changes");
    ((ObjectNode) changes.get(1)).put("field", "environment.API_TOKEN").put("after", CANARY);
    var document = document(Samples.delivery(made.toString(), 1));
    assertThat(document).doesNotContain(CANARY).contains("API_TOKEN").contains("shop/web:2");
  }

  @Test
  void what_cannot_be_read_is_kept_without_secrets_and_without_files() {
    for (var body :
        List.of(
            "{\"type\":\"io.swarmkeeper.request.other.v9\",\"data\":{\"password\":\""
                + CANARY
                + "\"}}",
            "{\"data\":{\"source\":{\"files\":[{\"text\":\"a: " + CANARY + "\"}]}}}",
            "{\"data\":{\"compose\":\"services:\\n  web:\\n    command: " + CANARY + "\\n\"}}",
            "{\"data\":\"DB_PASSWORD=" + CANARY,
            "nonsense with postgres://a:" + CANARY + "@b")) {
      var origin = Samples.origin(Samples.delivery("keeper.local.event.x", body, 3));
      assertThat(DeadLetterRecord.unreadable(origin, "why").fields().toString())
          .doesNotContain(CANARY);
      assertThat(DeadLetterRecord.parked(origin).fields().toString()).doesNotContain(CANARY);
    }
    assertThat(RecordedText.of(new byte[] {(byte) 0xff, (byte) 0xfe}).text())
        .isEqualTo("(2 bytes that are no text)");
  }

  /** Each has nothing else about it that would make anybody look closer. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'KNOWN','data':{'files':[{'text':'hunter2Canary'}]}}",
        "{'type':'KNOWN','data':{'variables':{'A':'hunter2Canary'}}}",
        "{'type':'KNOWN','data':{'contents':{'a':'hunter2Canary'}}}",
        "{'type':'KNOWN','data':{'field':'environment.A','after':'hunter2Canary0123456789abcdef'}}",
        "{'type':'KNOWN','data':{'reason':'\\u0070assword=hunter2Canary'}}",
        "{'type':'UNKNOWN','data':{'a':'LONG hunter2Canary'}}",
        "{'type':'KNOWN','type':'UNKNOWN','data':{'a':'LONG hunter2Canary'}}",
        "{'data':{'a':'LONG hunter2Canary','type':'KNOWN'}}",
        "['type','KNOWN','LONG hunter2Canary']",
      })
  void what_makes_a_message_worth_a_closer_look_is_seen(String text) {
    var kept = RecordedText.of(bytes(text));
    assertThat(kept.text()).doesNotContain(CANARY);
    assertThat(kept.redacted()).isTrue();
    assertThat(kept.harmless()).isFalse();
  }

  @Test
  void a_message_with_nothing_about_it_is_kept_as_it_is() {
    var text = "{'type':'UNKNOWN','type':'KNOWN','data':{'a':'LONG hunter2Canary','b':['�']}}";
    assertThat(RecordedText.of(bytes(text)))
        .isEqualTo(new RecordedText(new String(bytes(text), StandardCharsets.UTF_8), false, true));
  }

  @ParameterizedTest
  @EnumSource
  void what_has_been_read_as_a_message_is_kept_the_same(MessageType type) {
    var body = Samples.delivery(type).body();
    assertThat(RecordedText.ofMessage(body)).isEqualTo(RecordedText.of(body));
  }

  @Test
  void a_secret_in_the_subject_is_hidden_whatever_the_message() throws Exception {
    var subject = "keeper.local.x.password=" + CANARY;
    var delivery = Samples.delivery(subject, Samples.text(MessageType.DRAIN), 1);
    assertThat(RecordedText.of(delivery.body()).harmless()).isTrue();
    assertThat(document(delivery)).doesNotContain(CANARY);
  }

  @Test
  void a_secret_in_other_letters_is_hidden() throws Exception {
    var drain = (ObjectNode) JSON.readTree(Samples.text(MessageType.DRAIN));
    plant(drain.get("data"), "DB_PASSWORD=" + CANARY);
    for (var charset : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      var delivery = delivery(Map.of(), drain.toString().getBytes(charset));
      assertThat(document(delivery).replace("\\u0000", "")).doesNotContain(CANARY);
    }
  }

  @Test
  void a_secret_in_base64_is_hidden_and_what_is_kept_is_still_the_message() throws Exception {
    var drain = (ObjectNode) JSON.readTree(Samples.text(MessageType.DRAIN));
    plant(drain.get("data"), "DB_PASSWORD=" + CANARY);
    var packed = Wire.json(drain.remove("data"));
    drain.put("data_base64", packed);
    var delivery = delivery(Map.of(), Wire.json(drain));
    assertThat(document(delivery))
        .doesNotContain(CANARY)
        .doesNotContain(java.util.Base64.getEncoder().encodeToString(packed))
        .contains("\"event\"");
    var kept = RecordedText.of(delivery.body());
    var again = Wire.decode(kept.text().getBytes(StandardCharsets.UTF_8), Map.of());
    assertThat(again.message()).isInstanceOf(io.swarmkeeper.contract.Request.Drain.class);
    drain.put("data_base64", "no Base64, no message");
    assertThat(RecordedText.of(Wire.json(drain)).text()).contains("\"data\":\"***\"");
  }

  @Test
  void a_secret_in_a_header_is_hidden_whatever_the_body() throws Exception {
    var type = MessageType.RETURN_STARTED;
    var data = (ObjectNode) JSON.readTree(Samples.text(type)).get("data");
    data.put("type", type.wireName());
    var headers =
        new java.util.HashMap<>(
            Map.of("ce-type", type.wireName(), "ce-id", "x", "ce-source", "keeper/planner"));
    headers.putAll(Map.of("ce-askedby", "alice", "ce-askedreason", "DB_PASSWORD=" + CANARY));
    var delivery = delivery(headers, Wire.json(data));
    assertThat(RecordedText.of(delivery.body()).harmless()).isTrue();
    assertThat(document(delivery)).doesNotContain(CANARY).contains("alice");
  }

  private static Delivery delivery(Map<String, String> headers, byte[] body) {
    var subject = Samples.subject(Samples.SUBJECTS, headers, body);
    return new Delivery(subject, headers, body, 1, Samples.STORED, 1, 0);
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"')
        .replace("UNKNOWN", "io.swarmkeeper.request.other.v9")
        .replace("KNOWN", MessageType.DRAIN.wireName())
        .replace("LONG", "x".repeat(300))
        .getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void what_is_kept_is_still_the_message_and_makes_the_same_document(MessageType type)
      throws UnreadableMessage {
    var delivery = Samples.delivery(type);
    var document = EcsMapping.of(Samples.origin(delivery)).fields();
    var kept = document.at("/event/original").asText();
    var again =
        EcsMapping.of(
                Samples.origin(
                    Samples.delivery(delivery.subject(), kept, delivery.streamSequence())))
            .fields();
    for (var both : List.of(document, again)) {
      both.withObjectProperty("event").remove("hash");
      both.withObjectProperty("keeper").remove("redacted");
    }
    assertThat((JsonNode) again).isEqualTo(document);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DEPLOY")
  void what_holds_no_secret_is_kept_to_the_letter(MessageType type) {
    var text = Samples.text(type);
    var kept = RecordedText.of(text.getBytes(StandardCharsets.UTF_8));
    assertThat(kept.text()).isEqualTo(text);
    assertThat(kept.redacted()).isFalse();
  }

  private static String document(Delivery delivery) {
    var origin = Samples.origin(delivery);
    try {
      return EcsMapping.of(origin).fields().toString();
    } catch (UnreadableMessage e) {
      return DeadLetterRecord.unreadable(origin, e.getMessage()).fields().toString();
    }
  }

  /** Into every text of the message, as far as it stays one. */
  private static void plant(JsonNode node, String leak) {
    for (var field : node.properties()) {
      if (field.getKey().equals("command")) {
        continue; // an id of ours, which stands in the subject as it is
      }
      if (field.getValue().isTextual() && free(field.getValue().asText())) {
        field.setValue(com.fasterxml.jackson.databind.node.TextNode.valueOf(leak));
      } else {
        plant(field.getValue(), leak);
      }
    }
    if (node.isArray()) {
      node.forEach(element -> plant(element, leak));
    }
  }

  /** Sentences and names, not times, ids or words of ours. */
  private static boolean free(String text) {
    return text.contains(" ") || text.contains("/");
  }
}
