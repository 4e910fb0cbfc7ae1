package io.swarmkeeper.swarm.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A held service pauses on a failure, before Swarm has stopped another old task. */
final class HeldSpecTest {
  private static final String SECOND = "1000000000";

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "{'Replicated':{'Replicas':2}} | {'Parallelism':1} | one after another",
        "{'Replicated':{'Replicas':3}} | {'Parallelism':2} | in two batches",
        "{'Replicated':{'Replicas':2}} | {'Parallelism':1,'Delay':999999999} | too short a delay",
        "{'Global':{}} | {'Parallelism':1} | on one node after another",
      },
      delimiter = '|')
  void between_two_batches_that_stop_tasks_first_there_is_a_second(
      String mode, String update, String why) throws Exception {
    var spec = spec(mode, update);
    assertThat(HeldSpec.differs(spec)).as(why).isTrue();
    var held = HeldSpec.of(spec);
    assertThat(held.at("/UpdateConfig/Delay").asText()).isEqualTo(SECOND);
    assertThat(held.at("/UpdateConfig/Parallelism"))
        .isEqualTo(spec.at("/UpdateConfig/Parallelism"));
    assertThat(HeldSpec.differs(held)).as("twice is as once").isFalse();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "{'Replicated':{'Replicas':1}} | {'Parallelism':1} | there is but one task",
        "{} | {'Parallelism':1} | there is but one task, by default",
        "{'Replicated':{'Replicas':4}} | {'Parallelism':0} | all at once",
        "{'Replicated':{'Replicas':2}} | {'Parallelism':2} | one batch",
        "{'Global':{}} | {} | all nodes at once",
        "{'Replicated':{'Replicas':2}} | {'Parallelism':1,'Order':'start-first'} | the old run on",
        "{'Replicated':{'Replicas':2}} | {'Parallelism':1,'Delay':1000000000} | long enough",
        "{'Replicated':{'Replicas':2}} | {'Parallelism':1,'Delay':5000000000} | longer",
      },
      delimiter = '|')
  void elsewhere_nothing_is_written_that_is_not_recorded(String mode, String update, String why)
      throws Exception {
    var spec = spec(mode, update);
    assertThat(HeldSpec.differs(spec)).as(why).isFalse();
    assertThat(HeldSpec.of(spec)).isSameAs(spec);
  }

  @Test
  void another_failure_action_becomes_pause_and_all_else_stays() throws Exception {
    var text = "{'Parallelism':0,'FailureAction':'%s','Delay':7,'Monitor':9,'MaxFailureRatio':0.5}";
    var held = HeldSpec.of(spec("{'Replicated':{'Replicas':2}}", text.formatted("rollback")));
    assertThat(held).isEqualTo(spec("{'Replicated':{'Replicas':2}}", text.formatted("pause")));
  }

  @Test
  void a_spec_without_update_config_gets_the_engines_defaults_beside_it() throws Exception {
    var spec = (ObjectNode) json("{'Mode':{'Replicated':{'Replicas':2}},'Name':'web'}");
    var before = spec.deepCopy();
    var update = HeldSpec.of(spec).get("UpdateConfig");
    assertThat(update.path("Parallelism").asInt()).isEqualTo(1);
    assertThat(update.path("Order").asText()).isEqualTo("stop-first");
    assertThat(update.path("FailureAction").asText()).isEqualTo("pause");
    assertThat(spec).as("what is recorded").isEqualTo(before);
  }

  private static ObjectNode spec(String mode, String update) throws JsonProcessingException {
    return (ObjectNode)
        json(
            "{'Name':'web','Mode':%s,'UpdateConfig':%s,'TaskTemplate':{}}".formatted(mode, update));
  }

  private static Object json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text.replace('\'', '"'));
  }
}
