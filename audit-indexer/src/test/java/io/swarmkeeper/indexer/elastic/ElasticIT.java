package io.swarmkeeper.indexer.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.indexer.elastic.IndexTemplates.Step;
import io.swarmkeeper.indexer.placing.Entry;
import io.swarmkeeper.indexer.placing.Indexer;
import io.swarmkeeper.indexer.placing.Shelf.BulkRefused;
import io.swarmkeeper.indexer.placing.Shelf.Placed;
import io.swarmkeeper.indexer.retention.Janitor;
import io.swarmkeeper.indexer.retention.Retention;
import io.swarmkeeper.record.EcsDocument;
import io.swarmkeeper.record.Partition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a real Elasticsearch makes of our requests. */
class ElasticIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Elasticsearch refreshes once a second what is looked at. */
  private static final Duration SOME_REFRESHES = Duration.ofSeconds(3);

  private final String swarm = "it-" + System.currentTimeMillis();
  private final Subjects subjects = new Subjects(swarm);
  private final Elastic elastic =
      new Elastic(System.getenv("KEEPER_ELASTICSEARCH"), Optional.empty());
  private final ElasticShelf shelf = new ElasticShelf(elastic);
  private final ElasticPartitions partitions = new ElasticPartitions(elastic, swarm);

  @BeforeEach
  void prepare() throws Exception {
    shelf.prepare();
  }

  @AfterEach
  void forget() throws Exception {
    for (var partition : partitions.all()) {
      partitions.remove(partition);
    }
    var _ = elastic.find("DELETE", "/_index_template/keeper-it-" + token());
    var _ = elastic.find("DELETE", "/_component_template/keeper-it-" + token());
    elastic.close();
  }

  @Test
  void a_document_is_created_once_and_its_repetition_is_known() throws Exception {
    var document = document("a", Instant.now(), "{\"message\": \"x\"}");
    assertThat(shelf.put(List.of(document, document)))
        .containsExactly(new Placed.Stored(), new Placed.AlreadyThere());
    assertThat(shelf.put(List.of(document))).containsExactly(new Placed.AlreadyThere());
  }

  @Test
  void an_id_may_be_any_text_and_a_document_too() throws Exception {
    var odd =
        document("a \"quoted\" \\ id\n{}", Instant.now(), "{\"message\": \"\\n{\\\"é\\\"}\"}");
    assertThat(shelf.put(List.of(odd))).containsExactly(new Placed.Stored());
    assertThat(shelf.put(List.of(odd))).containsExactly(new Placed.AlreadyThere());
    var _ = elastic.call("POST", "/" + Partition.streams(swarm) + "/_refresh", Optional.empty());
    var found = elastic.call("GET", "/" + Partition.streams(swarm) + "/_search", Optional.empty());
    assertThat(found.at("/hits/hits/0/_id").asText()).isEqualTo(odd.id());
    assertThat(found.at("/hits/hits/0/_source")).isEqualTo(odd.fields());
  }

  @Test
  void nothing_is_refreshed_while_nobody_looks_and_the_first_look_finds_all() throws Exception {
    var streams = "/" + Partition.streams(swarm);
    var _ = shelf.put(List.of(document("a", Instant.now(), "{\"message\": \"x\"}")));
    var soon = JSON.readTree("{\"index.search.idle.after\": \"0s\"}"); // otherwise after 30 s
    var _ = elastic.call("PUT", streams + "/_settings", Optional.of(soon));
    var _ = shelf.put(List.of(document("b", Instant.now(), "{\"message\": \"x\"}")));
    Thread.sleep(SOME_REFRESHES);
    var seen = elastic.call("GET", streams + "/_stats/docs", Optional.empty());
    assertThat(seen.at("/_all/primaries/docs/count").asInt()).isZero();
    var found = elastic.call("GET", streams + "/_count", Optional.empty());
    assertThat(found.path("count").asInt()).isEqualTo(2);
  }

  @Test
  void a_refusal_of_the_whole_request_is_told_in_its_own_words() throws Exception {
    var lines = "{}\n{\"x\":{}}\n{}".getBytes(StandardCharsets.UTF_8); // x is no action
    var broken = new EcsDocument(Partition.AUDIT.stream(swarm, Instant.now()), "a", lines);
    assertThatThrownBy(() -> shelf.put(List.of(broken)))
        .isInstanceOfSatisfying(
            BulkRefused.class, refused -> assertThat(refused.status()).isEqualTo(400))
        .hasMessageStartingWith("illegal_argument_exception: Malformed action");
    assertThatThrownBy(() -> elastic.call("GET", "/no-such-index/_search", Optional.empty()))
        .hasMessageContaining("(404): index_not_found_exception: no such index");
  }

  @Test
  void one_bad_document_does_not_spoil_its_neighbours() throws Exception {
    var now = Instant.now();
    var answers =
        shelf.put(
            List.of(
                document("a", now, "{\"message\": \"x\"}"),
                document("b", now, "{\"service\": \"a scalar where an object is mapped\"}"),
                document("c", now, "{\"message\": \"x\"}")));
    assertThat(answers.get(0)).isEqualTo(new Placed.Stored());
    assertThat(answers.get(1)).isInstanceOf(Placed.Never.class);
    assertThat(answers.get(2)).isEqualTo(new Placed.Stored());
  }

  @Test
  void an_expired_partition_is_removed_whole_and_no_other() throws Exception {
    var clock = Clock.systemUTC();
    var old = clock.instant().minus(Duration.ofDays(200));
    var _ = shelf.put(List.of(document(Partition.HEALTH, "a", old, "{\"message\": \"x\"}")));
    var _ = shelf.put(List.of(document("b", clock.instant(), "{\"message\": \"x\"}")));
    var _ = shelf.put(List.of(document("c", old, "{\"message\": \"x\"}")));
    var _ = elastic.call("POST", "/" + Partition.streams(swarm) + "/_refresh", Optional.empty());
    var announced = new ArrayList<String>();
    var retention =
        new Retention(Map.of(Partition.AUDIT, 13, Partition.HEALTH, 3, Partition.DEADLETTER, 13));
    var janitor = new Janitor(retention, partitions, (_, e) -> announced.add(e.toString()), clock);
    assertThat(janitor.clean()).isEqualTo(1);
    assertThat(announced)
        .singleElement()
        .asString()
        .contains(Partition.HEALTH.stream(swarm, old), "documents=1");
    assertThat(partitions.all())
        .extracting(Partition.Month::stream)
        .containsExactlyInAnyOrder(
            Partition.AUDIT.stream(swarm, clock.instant()), Partition.AUDIT.stream(swarm, old));
    assertThat(janitor.clean()).isZero();
  }

  @Test
  void the_first_start_installs_the_second_keeps_and_what_others_have_written_is_mended()
      throws Exception {
    var bundle = bundle(1, "a");
    var templates = new IndexTemplates(elastic, bundle);
    assertThat(templates.install().values()).hasSize(2).containsOnly(Step.INSTALL);
    assertThat(templates.install().values()).containsOnly(Step.KEEP);
    var component = bundle.at("/component_templates").properties().iterator().next();
    var path = "/_component_template/" + component.getKey();
    var _ = elastic.call("PUT", path, Optional.of(component.getValue()));
    assertThat(templates.install())
        .containsEntry("component_template " + component.getKey(), Step.MEND);
    assertThat(templates.install().values()).containsOnly(Step.KEEP);
  }

  @Test
  void an_older_template_is_upgraded_with_the_partitions_that_are_there_and_a_newer_one_stays()
      throws Exception {
    var _ = new IndexTemplates(elastic, bundle(1, "a")).install();
    assertThat(version()).isEqualTo(1);
    var _ = new IndexTemplates(elastic, bundle(3, "a", "b")).install();
    assertThat(version()).isEqualTo(3);
    assertThat(properties()).contains("\"b\"");
    var _ = new IndexTemplates(elastic, bundle(2, "a")).install();
    assertThat(version()).isEqualTo(3);
    assertThat(properties()).contains("\"b\"");
  }

  @Test
  void the_record_says_which_sequences_it_has() throws Exception {
    var indexer = new Indexer(subjects, shelf, (_, _) -> null, Clock.systemUTC(), Thread::sleep);
    var _ = indexer.handle(Entry.readable(5, 7));
    var _ = indexer.handle(List.of(Entry.unreadable(9)));
    var _ = elastic.call("POST", "/" + Partition.streams(swarm) + "/_refresh", Optional.empty());
    var recorded = new ElasticSequences(elastic, subjects);
    assertThat(recorded.sequences(1, 100, Instant.EPOCH)).containsExactlyInAnyOrder(5L, 6L, 7L, 9L);
    assertThat(recorded.sequences(6, 7, Instant.EPOCH)).containsExactlyInAnyOrder(6L, 7L);
    assertThat(recorded.counts(1, 100, 6, Instant.EPOCH)).isEqualTo(Map.of(0L, 1L, 6L, 3L));
    assertThat(recorded.counts(1, 100, 6, Entry.STORED.plusSeconds(1))).isEmpty();
  }

  private EcsDocument document(String id, Instant time, String json) throws IOException {
    return document(Partition.AUDIT, id, time, json);
  }

  private EcsDocument document(Partition partition, String id, Instant time, String json)
      throws IOException {
    var fields = (ObjectNode) JSON.readTree(json);
    fields.put("@timestamp", time.toString());
    return new EcsDocument(partition.stream(swarm, time), id, Wire.json(fields));
  }

  private JsonNode bundle(int version, String... fields) throws IOException {
    var bundle = JSON.createObjectNode();
    var component =
        bundle.withObjectProperty("component_templates").putObject("keeper-it-" + token());
    component.put("version", version);
    for (var field : fields) {
      component
          .withObjectProperty("template")
          .withObjectProperty("mappings")
          .withObjectProperty("properties")
          .putObject(field)
          .put("type", "keyword");
    }
    var index = bundle.withObjectProperty("index_templates").putObject("keeper-it-" + token());
    index.put("version", version).putArray("composed_of").add("keeper-it-" + token());
    index.putArray("index_patterns").add("keeper-it-" + token() + "-*");
    return bundle;
  }

  private int version() throws Exception {
    return template().path("version").asInt();
  }

  private String properties() throws Exception {
    return template().at("/template/mappings/properties").toString();
  }

  private JsonNode template() throws Exception {
    var path = "/_component_template/keeper-it-" + token();
    return elastic.find("GET", path).orElseThrow().at("/component_templates/0/component_template");
  }

  private String token() {
    return swarm.substring("it-".length());
  }
}
