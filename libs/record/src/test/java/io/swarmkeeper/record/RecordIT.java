package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.contract.mask.Mask;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the real Elasticsearch makes of hostile entries and of secrets in wrong places. */
class RecordIT {
  private static final String CANARY = "hunter2Canary";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String swarm = "it" + UUID.randomUUID().toString().substring(0, 8);
  private RealElastic elastic;
  private long sequence;

  @BeforeEach
  void the_shipped_templates() throws Exception {
    elastic = new RealElastic(swarm);
  }

  @AfterEach
  void close() {
    elastic.close();
  }

  @Test
  void every_hostile_entry_has_its_document_and_the_mapping_stays_as_it_is() throws Exception {
    for (var type : MessageType.values()) {
      assertThat(put(message(type, "/id", type.kind()))).as(type.name()).isEqualTo(201);
    }
    var fields = elastic.mappedFields();
    for (var hostile : hostile().entrySet()) {
      assertThat(put(hostile.getValue())).as(hostile.getKey()).isEqualTo(201);
    }
    assertThat(elastic.mappedFields()).isEqualTo(fields);
  }

  @Test
  void hostile_documents_are_kept_or_refused_one_by_one_and_never_grow_the_mapping()
      throws Exception {
    var good =
        EcsMapping.of(origin(Samples.text(MessageType.DRAIN).getBytes(StandardCharsets.UTF_8)));
    assertThat(elastic.create(good)).isEqualTo(201);
    var fields = elastic.mappedFields();
    for (var hostile : hostileDocuments(good).entrySet()) {
      var document =
          new EcsDocument(good.target(), hostile.getKey(), Wire.json(hostile.getValue()));
      var status = elastic.create(document);
      assertThat(status).as(hostile.getKey()).isIn(201, 400);
      if (status == 400) {
        var origin = origin(Samples.text(MessageType.DRAIN).getBytes(StandardCharsets.UTF_8));
        var letter = DeadLetterRecord.refused(origin, document, status, "refused");
        assertThat(elastic.create(letter)).as(hostile.getKey()).isEqualTo(201);
      }
    }
    assertThat(elastic.mappedFields()).isEqualTo(fields);
  }

  @Test
  void of_canaries_in_every_message_none_is_in_elasticsearch() throws Exception {
    var planted = 0;
    for (var type : MessageType.values()) {
      for (var leak :
          List.of("DB_PASSWORD=" + CANARY, "postgres://app:" + CANARY + "@db/shop is not there")) {
        var message = JSON.readTree(Samples.text(type));
        planted += plant(message.get("data"), leak);
        ((ObjectNode) message).put("id", type.kind() + "-" + leak.length());
        assertThat(put(JSON.writeValueAsBytes(message))).as(type.name()).isEqualTo(201);
      }
    }
    assertThat(planted).isGreaterThan(100);
    assertThat(elastic.everything()).contains(Mask.HIDDEN).doesNotContain(CANARY);
  }

  /** As the indexer does: what is refused becomes a dead letter. */
  private int put(byte[] body) throws Exception {
    var origin = origin(body);
    EcsDocument document;
    try {
      document = EcsMapping.of(origin);
    } catch (UnreadableMessage e) {
      return elastic.create(DeadLetterRecord.unreadable(origin, String.valueOf(e.getMessage())));
    }
    var status = elastic.create(document);
    return status == 400
        ? elastic.create(DeadLetterRecord.refused(origin, document, 400, "refused"))
        : status;
  }

  private Origin origin(byte[] body) {
    sequence++;
    var subjects = new Subjects(swarm);
    var subject = Samples.subject(subjects, Map.of(), body);
    var entry = new Delivery(subject, Map.of(), body, sequence, Samples.STORED, 1, 0);
    return new Origin(subjects, entry, Instant.now());
  }

  private static Map<String, byte[]> hostile() throws Exception {
    var all = new LinkedHashMap<String, byte[]>();
    all.putAll(hostileValues());
    all.putAll(hostilePlans());
    all.putAll(hostileBytes());
    return all;
  }

  private static Map<String, byte[]> hostileValues() throws Exception {
    var all = new LinkedHashMap<String, byte[]>();
    var long100k = "x".repeat(100_000);
    all.put("long reason", message(MessageType.DRAIN, "/data/asked/reason", long100k));
    all.put("long name", message(MessageType.DRAIN, "/data/node", long100k));
    all.put("nothing but blanks", message(MessageType.SERVICE_FAILED, "/data/reason", "   "));
    all.put(
        "control characters", message(MessageType.FAILED, "/data/reason", "a\u0000b\u0007\uFFFFc"));
    all.put("half a character", message(MessageType.FAILED, "/data/reason", "a\ud800c"));
    all.put("a raw newline", message(MessageType.FAILED, "/data/reason", "a\n{\"delete\":{}}\nc"));
    all.put("a name of dots", message(MessageType.ROLLOUT_PROGRESSED, "/data/stack", "..."));
    all.put("an endless time", message(MessageType.DRAIN, "/time", "9999-12-31T23:59:59Z"));
    all.put("a time before all", message(MessageType.DRAIN, "/time", "0001-01-01T00:00:00Z"));
    all.put("a long id", message(MessageType.ABORT, "/id", "a".repeat(600)));
    all.put("900 kB", message(MessageType.FAILED, "/data/reason", "z ".repeat(450_000)));
    return all;
  }

  private static Map<String, byte[]> hostilePlans() throws Exception {
    var all = new LinkedHashMap<String, byte[]>();
    all.put(
        "a changed field without a name",
        message(MessageType.PLAN_MADE, "/data/plan/services/0/changes/0/field", ""));
    all.put(
        "a changed field of dots",
        message(MessageType.PLAN_MADE, "/data/plan/services/0/changes/0/field", "a..b."));
    all.put(
        "a long change",
        message(
            MessageType.PLAN_MADE, "/data/plan/services/0/changes/0/after", "y ".repeat(30_000)));
    return all;
  }

  private static Map<String, byte[]> hostileBytes() {
    var all = new LinkedHashMap<String, byte[]>();
    var keys =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "\"k" + i + "\":" + i)
            .collect(Collectors.joining(","));
    all.put(
        "unknown keys",
        bytes(
            Samples.text(MessageType.DRAIN)
                .replaceFirst("\"data\": \\{", "\"data\": {" + keys + ",")));
    all.put("unknown and deep", bytes("{\"a\":".repeat(60) + "1" + "}".repeat(60)));
    all.put("cut off", bytes(Samples.text(MessageType.DRAIN).substring(0, 200)));
    all.put("nothing", new byte[0]);
    all.put("no text", new byte[] {(byte) 0xff, 0, 1});
    all.put("a key twice", bytes("{\"id\":\"a\",\"id\":\"b\"}"));
    all.put("a key without a name", bytes("{\"\":1}"));
    all.put("a list", bytes("[1,2,3]"));
    return all;
  }

  private static Map<String, ObjectNode> hostileDocuments(EcsDocument good) {
    var all = new LinkedHashMap<String, ObjectNode>();
    var keys = good.fields().deepCopy();
    IntStream.range(0, 10_000).forEach(i -> keys.put("unknown" + i, i));
    all.put("unknown-keys", keys);
    var labels = good.fields().deepCopy();
    IntStream.range(0, 10_000).forEach(i -> labels.withObjectProperty("labels").put("l" + i, "x"));
    all.put("labels", labels);
    var unknown = good.fields().deepCopy();
    unknown.withObjectProperty("nobody").withObjectProperty("knows").put("this", 1);
    all.put("unknown-object", unknown);
    var number = good.fields().deepCopy();
    number.withObjectProperty("event").put("sequence", "no number");
    all.put("bad-number", number);
    var scalar = good.fields().deepCopy();
    scalar.put("service", "web");
    all.put("scalar-for-object", scalar);
    var object = good.fields().deepCopy();
    object.withObjectProperty("host").putObject("name").put("a", 1);
    all.put("object-for-keyword", object);
    var time = good.fields().deepCopy();
    time.put("@timestamp", "yesterday");
    all.put("bad-time", time);
    var deep = good.fields().deepCopy();
    var level = deep.withObjectProperty("labels");
    for (var i = 0; i < 15; i++) {
      level = level.withObjectProperty("deeper");
    }
    level.put("end", 1);
    all.put("deep-labels", deep);
    return all;
  }

  private static byte[] message(MessageType type, String pointer, String value) throws Exception {
    var message = (ObjectNode) JSON.readTree(Samples.text(type));
    message.put("id", type.kind() + "-" + Math.floorMod((pointer + value).hashCode(), 1_000_000));
    var slash = pointer.lastIndexOf('/');
    ((ObjectNode) message.at(pointer.substring(0, slash))).put(pointer.substring(slash + 1), value);
    return JSON.writeValueAsBytes(message);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Into every sentence or name of a message; how many places that were. */
  private static int plant(JsonNode node, String leak) {
    var planted = 0;
    for (var field : new ArrayList<>(node.properties())) {
      var text = field.getValue();
      if (field.getKey().equals("command")) {
        continue; // an id of ours, which stands in the subject as it is
      }
      if (text.isTextual() && (text.asText().contains(" ") || text.asText().contains("/"))) {
        ((ObjectNode) node).put(field.getKey(), leak);
        planted++;
      } else {
        planted += plant(text, leak);
      }
    }
    if (node.isArray()) {
      for (var element : node) {
        planted += plant(element, leak);
      }
    }
    return planted;
  }
}
