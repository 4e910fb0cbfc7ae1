package io.swarmkeeper.swarm.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {
  private static final String WEB =
      """
      {"Name": "shop_web", "Labels": {"io.swarmkeeper.step": "d-1/update/web#1"},
       "TaskTemplate": {"ContainerSpec": {"Image": "web:v1", "Env": ["DB_PASSWORD=%s", "MODE=a"]}},
       "Mode": {"Replicated": {"Replicas": %d}}}
      """;

  @Test
  void a_change_is_told_in_a_stack_files_words() {
    assertThat(web("x", 3).changesTo(web("x", 1)))
        .containsExactly(new FieldChange("deploy.replicas", "3", "1"));
  }

  @Test
  void a_secret_that_changes_is_a_change_and_is_not_shown() {
    assertThat(web("old-secret", 3).changesTo(web("new-secret", 3)))
        .containsExactly(new FieldChange("environment.DB_PASSWORD", "***", "***"));
    assertThat(web("old-secret", 3).toString()).doesNotContain("old-secret");
  }

  @Test
  void what_the_engine_does_anyway_is_no_difference_and_neither_is_our_label() {
    var told =
        Sheet.ofService(
            json(
                """
                {"Name": "shop_web", "TaskTemplate": {"ForceUpdate": 0, "Runtime": "container",
                   "ContainerSpec": {"Image": "web:v1", "Env": ["MODE=a", "DB_PASSWORD=x"],
                     "StopGracePeriod": 10000000000}},
                 "Mode": {"Replicated": {"Replicas": 3}}, "EndpointSpec": {"Mode": "vip"}}
                """));
    assertThat(web("x", 3).changesTo(told)).isEmpty();
  }

  @Test
  void tasks_replaced_by_force_are_a_change() {
    var spec = json(WEB.formatted("x", 3));
    spec.withObject("/TaskTemplate").put("ForceUpdate", 2);
    assertThat(web("x", 3).changesTo(Sheet.ofService(spec)))
        .containsExactly(new FieldChange("force_update", "", "2"));
  }

  @Test
  void the_data_of_a_config_is_kept_as_a_digest_only() {
    var before = Sheet.of(Map.of("name", "site", "data", "aGVsbG8="));
    var after = Sheet.of(Map.of("name", "site", "data", "d29ybGQ="));
    assertThat(before.toString()).doesNotContain("aGVsbG8");
    assertThat(before.changesTo(after)).extracting(FieldChange::field).containsExactly("data");
  }

  @Test
  void it_can_be_kept_as_json() throws UnreadableMessage {
    var sheet = web("x", 3);
    assertThat(Wire.read(Wire.json(sheet), Sheet.class)).isEqualTo(sheet);
    assertThat(sheet.changesTo(sheet)).isEqualTo(List.of());
  }

  private static Sheet web(String password, int replicas) {
    return Sheet.ofService(json(WEB.formatted(password, replicas)));
  }

  private static ObjectNode json(String text) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
