package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.spec.HeldSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was changed behind our back, and what becomes of it. */
final class DriftTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final PlanBench bench = nerdDinner(1);

  DriftTest() {
    bench.present = Optional.of(bench.revision(12));
  }

  @Test
  void a_service_as_it_was_told_to_be_has_none() {
    assertThat(bench.plan().services()).allMatch(s -> s.drift().isEmpty());
  }

  @Test
  void what_somebody_changed_by_hand_is_shown_with_its_fields_and_since_when() {
    live().putArray("Env").add("A=1");
    live().put("User", "nobody");
    var planned = service(bench.plan(), HANDLER);
    assertThat(planned.action()).isEqualTo(Action.UPDATE);
    assertThat(planned.drift().orElseThrow().revision()).isEqualTo(12);
    assertThat(planned.drift().orElseThrow().fields())
        .contains(new FieldChange("environment.A", "", "1"), new FieldChange("user", "", "nobody"));
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            "services.nerd-dinner-save-handler: was changed by hand since revision 12:"
                + " environment.A (nothing) -> 1")
        .endsWith("this writes over it");
  }

  @Test
  void a_service_that_lost_its_stack_label_gets_it_back_and_no_task_is_replaced() {
    unlabelled();
    var planned = service(bench.plan(), HANDLER);
    assertThat(planned.action()).isEqualTo(Action.UPDATE);
    assertThat(planned.restarts()).isFalse();
    assertThat(errors(bench.plan())).isEmpty();
    assertThat(warnings(bench.plan()))
        .anySatisfy(
            w -> assertThat(w).contains("taken its stack label away, though revision 12 has it"));
  }

  @Test
  void a_service_without_a_stack_that_no_revision_knows_is_somebody_elses() {
    unlabelled();
    bench.present = Optional.empty();
    assertThat(errors(bench.plan())).singleElement().asString().contains("belongs to no stack");
  }

  private void unlabelled() {
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Labels")).remove("com.docker.stack.namespace");
  }

  @Test
  void a_change_by_hand_that_the_file_now_says_too_stays() {
    live().put("User", "nobody");
    ((ObjectNode) bench.wanted(HANDLER).at("/TaskTemplate/ContainerSpec")).put("User", "nobody");
    var planned = service(bench.plan(), HANDLER);
    assertThat(planned.action()).isEqualTo(Action.NONE);
    assertThat(planned.drift().orElseThrow().fields())
        .containsExactly(new FieldChange("user", "", "nobody"));
    assertThat(warnings(bench.plan())).isEmpty();
  }

  @Test
  void a_secret_that_was_changed_by_hand_is_not_shown() {
    live().putArray("Env").add("DB_PASSWORD=hunter2");
    assertThat(service(bench.plan(), HANDLER).drift().orElseThrow().fields())
        .contains(new FieldChange("environment.DB_PASSWORD", "", "***"));
  }

  @Test
  void a_service_that_was_removed_by_hand_comes_back_and_says_so() {
    bench.state.services().remove(bench.live(HANDLER));
    assertThat(service(bench.plan(), HANDLER).why())
        .isEqualTo("was removed by hand since revision 12: 3 tasks start");
  }

  @Test
  void a_revision_that_failed_told_the_services_that_it_wrote() {
    ((ObjectNode) bench.wanted(HANDLER).at("/TaskTemplate/ContainerSpec")).put("User", "nobody");
    var failed = bench.revision(13).ended(Verdict.FAILED, List.of());
    live().put("User", "nobody");
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Labels"))
        .put("io.swarmkeeper.step", "op-13/deploy/" + HANDLER + "#1");
    bench.later = Optional.of(failed);
    assertThat(service(bench.plan(), HANDLER).drift()).as("it is what 13 told it").isEmpty();
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Labels"))
        .put("io.swarmkeeper.step", "op-13/return/" + HANDLER + "#1");
    assertThat(service(bench.plan(), HANDLER).drift().orElseThrow().revision())
        .as("it went back to what 12 told it")
        .isEqualTo(12);
  }

  @Test
  void what_holding_a_service_does_to_its_update_settings_is_no_drift_and_the_rest_is() {
    var before = bench.revision(12).services();
    var recorded =
        before.stream().filter(s -> s.name().equals(HANDLER)).findFirst().orElseThrow().spec();
    assertThat(HeldSpec.differs(recorded)).isTrue();
    var spec = (ObjectNode) bench.live(HANDLER).get("Spec");
    spec.set("UpdateConfig", HeldSpec.of(recorded).get("UpdateConfig"));
    spec.withObject("/Labels").put("io.swarmkeeper.step", "op-12/deploy/" + HANDLER + "#1");
    assertThat(service(bench.plan(), HANDLER).drift()).isEmpty();
    spec.withObject("/UpdateConfig").put("Parallelism", 7);
    assertThat(service(bench.plan(), HANDLER).drift().orElseThrow().fields())
        .extracting(FieldChange::field)
        .containsExactly("deploy.update_config.parallelism");
    spec.withObject("/Labels").put("io.swarmkeeper.step", "op-12/settle-deploy/" + HANDLER + "#1");
    assertThat(service(bench.plan(), HANDLER).drift().orElseThrow().fields())
        .as("nobody holds it any more")
        .extracting(FieldChange::field)
        .contains("deploy.update_config.delay");
  }

  @Test
  void fewer_replicas_while_a_step_of_ours_holds_a_service_are_no_drift_and_fewer_by_hand_are() {
    var spec = (ObjectNode) bench.live(HANDLER).get("Spec");
    spec.withObject("/Labels").put("io.swarmkeeper.step", "op-12/deploy/" + HANDLER + "#1");
    spec.withObject("/Mode/Replicated").put("Replicas", 1);
    spec.set("UpdateConfig", HeldSpec.of(spec).get("UpdateConfig"));
    assertThat(service(bench.plan(), HANDLER).drift()).as("written by our step").isEmpty();
    var before = spec.deepCopy();
    before.withObject("/Mode/Replicated").put("Replicas", 3);
    bench.live(HANDLER).set("PreviousSpec", before);
    assertThat(drifted()).as("by hand, under our label").contains("deploy.replicas");
    bench.live(HANDLER).remove("PreviousSpec");
    spec.withObject("/Mode/Replicated").put("Replicas", 4);
    assertThat(drifted()).as("more").contains("deploy.replicas");
    spec.withObject("/Mode/Replicated").put("Replicas", 1);
    live().put("User", "nobody");
    assertThat(drifted()).as("not alone").contains("user", "deploy.replicas");
    live().remove("User");
    spec.withObject("/Labels").put("io.swarmkeeper.step", "op-12/settle-deploy/" + HANDLER + "#1");
    assertThat(drifted()).as("nobody holds it any more").contains("deploy.replicas");
  }

  private List<String> drifted() {
    return service(bench.plan(), HANDLER).drift().orElseThrow().fields().stream()
        .map(FieldChange::field)
        .toList();
  }

  private ObjectNode live() {
    return (ObjectNode) bench.live(HANDLER).at("/Spec/TaskTemplate/ContainerSpec");
  }
}
