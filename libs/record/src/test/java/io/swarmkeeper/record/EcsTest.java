package io.swarmkeeper.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.UnreadableMessage;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every document is ECS and one namespace of ours, and nothing that the mapping does not know. */
class EcsTest {
  private static final Template TEMPLATE = Template.shipped();
  private static final String OURS = "keeper.";

  /** Core field types instead of those that need a licence or a module. */
  private static final Map<String, String> CORE =
      Map.of(
          "match_only_text", "text",
          "constant_keyword", "keyword",
          "wildcard", "keyword",
          "object", "flattened");

  @ParameterizedTest
  @EnumSource
  void every_field_is_in_ecs_or_ours_and_in_the_mapping(MessageType type) throws UnreadableMessage {
    var document = EcsMapping.of(Samples.origin(Samples.delivery(type))).fields();
    assertThat(TEMPLATE.leaves(document))
        .allSatisfy((name, value) -> {
          assertThat(TEMPLATE.violations(name, value)).isEmpty();
          assertThat(name.startsWith(OURS) || EcsFields.violations(name, value).isEmpty())
              .as(() -> EcsFields.violations(name, value).toString())
              .isTrue();
        });
    assertThat(EcsFields.categoryViolations(document.get("event"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void every_document_says_who_what_when_where_and_what_it_belongs_to(MessageType type)
      throws UnreadableMessage {
    var leaves = TEMPLATE.leaves(EcsMapping.of(Samples.origin(Samples.delivery(type))).fields());
    assertThat(leaves)
        .containsKeys(
            "@timestamp",
            "event.id",
            "event.kind",
            "event.category",
            "event.type",
            "event.action",
            "event.outcome",
            "event.sequence",
            "event.created",
            "event.ingested",
            "event.original",
            "event.hash",
            "event.provider",
            "event.dataset",
            "event.module",
            "trace.id",
            "orchestrator.type",
            "orchestrator.cluster.name",
            "keeper.record",
            "keeper.stream.name",
            "message");
    if (leaves.containsKey("user.name")) {
      assertThat(leaves).containsKeys("event.reason", "keeper.operation_id", "related.user");
    }
  }

  @Test
  void what_an_operation_asked_for_names_it() throws UnreadableMessage {
    var sample = Samples.delivery(Samples.text("drain-of-parent"), 1);
    var leaves = TEMPLATE.leaves(EcsMapping.of(Samples.origin(sample)).fields());
    assertThat(leaves.get("keeper.parent_id").asText()).isEqualTo("m-20261123T210000-07c1");
  }

  @ParameterizedTest
  @EnumSource
  void a_duration_comes_with_its_start_and_end(MessageType type) throws UnreadableMessage {
    var leaves = TEMPLATE.leaves(EcsMapping.of(Samples.origin(Samples.delivery(type))).fields());
    assertThat(leaves.containsKey("event.start")).isEqualTo(leaves.containsKey("event.duration"));
    assertThat(leaves.containsKey("event.end")).isEqualTo(leaves.containsKey("event.duration"));
  }

  @Test
  void the_mapping_has_ecs_fields_with_their_own_types_and_ours() {
    assertThat(TEMPLATE.types())
        .allSatisfy((name, type) -> {
          var ecs = EcsFields.type(name);
          assertThat(name.startsWith(OURS) || CORE.getOrDefault(ecs, ecs).equals(type))
              .as("%s is %s here and '%s' in ECS", name, type, ecs)
              .isTrue();
        });
  }

  @Test
  void dead_letters_are_documents_like_the_others() throws UnreadableMessage {
    var origin = Samples.origin(Samples.delivery("keeper.local.event.x", "{", 7));
    var good = Samples.origin(Samples.delivery(MessageType.ABORT));
    for (var letter :
        Set.of(
            DeadLetterRecord.unreadable(origin, "not JSON"),
            DeadLetterRecord.parked(origin),
            DeadLetterRecord.refused(
                good, EcsMapping.of(good), 400, "document_parsing_exception"))) {
      assertThat(TEMPLATE.leaves(letter.fields()))
          .allSatisfy((name, value) -> {
            assertThat(TEMPLATE.violations(name, value)).isEmpty();
            assertThat(name.startsWith(OURS) || EcsFields.violations(name, value).isEmpty())
                .as(name)
                .isTrue();
          });
      assertThat(EcsFields.categoryViolations(letter.fields().get("event"))).isEmpty();
    }
  }

  @Test
  void the_check_itself_sees_what_is_wrong() {
    var event = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    event.putArray("category").add("configuration");
    event.putArray("type").add("denied");
    assertThat(EcsFields.categoryViolations(event)).isNotEmpty();
    JsonNode text = event.textNode("web");
    assertThat(EcsFields.violations("service.nam", text)).isNotEmpty();
    assertThat(EcsFields.violations("event.outcome", text)).isNotEmpty();
    assertThat(EcsFields.violations("event.category", text)).isNotEmpty();
    assertThat(TEMPLATE.violations("event.sequence", text)).isNotEmpty();
    assertThat(TEMPLATE.violations("keeper.unknown", text)).isNotEmpty();
  }
}
