package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.errors;
import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a deploy or a return would do to services. */
final class PlanningTest {
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final String KIBANA = "planrec_kibana";

  @Test
  void the_same_file_again_does_nothing() {
    var plan = nerdDinner(1).plan();
    assertThat(plan.changesAnything()).isFalse();
    assertThat(plan.refused()).isFalse();
    assertThat(plan.services()).hasSize(10).allMatch(s -> s.action() == Action.NONE);
  }

  @Test
  void the_second_file_updates_exactly_the_homepage_and_restarts_it() {
    var bench = nerdDinner(2);
    var plan = bench.plan();
    assertThat(plan.services().stream().filter(s -> s.action() == Action.NONE)).hasSize(9);
    var homepage = service(plan, HOMEPAGE);
    assertThat(homepage.action()).isEqualTo(Action.UPDATE);
    assertThat(homepage.restarts()).isTrue();
    assertThat(homepage.why())
        .isEqualTo("image changes: 2 tasks are replaced, one at a time, stop-first");
    assertThat(homepage.baseVersion())
        .isEqualTo(bench.live(HOMEPAGE).at("/Version/Index").asLong());
    assertThat(homepage.tasks()).isEqualTo(2);
    assertThat(homepage.changes()).extracting(FieldChange::field).containsExactly("image");
    assertThat(errors(plan)).isEmpty();
    assertThat(warnings(plan))
        .containsExactly(
            "services.nerd-dinner-homepage.image: the image comes from"
                + " dockeronwindows/ch07-nerd-dinner-homepage now, it was"
                + " dockeronwindows/ch03-nerd-dinner-homepage. The names differ only in a number,"
                + " so it goes on; x-keeper.image_repository in the file guards against others");
  }

  @Test
  void the_tasks_that_are_replaced_are_named_with_their_nodes_and_batches() {
    var replacement = service(nerdDinner(2).plan(), HOMEPAGE).replacement().orElseThrow();
    assertThat(replacement.tasks()).hasSize(2).allMatch(t -> t.node().isPresent());
    assertThat(replacement.tasks()).extracting(t -> t.slot().orElseThrow()).containsExactly(1, 2);
    assertThat(replacement.batches()).isEqualTo(2);
    assertThat(replacement.atOnce()).isEqualTo(1);
    assertThat(replacement.order()).isEqualTo("stop-first");
  }

  @Test
  void a_service_that_is_not_there_is_created() {
    var bench = nerdDinner(1);
    bench.state.services().remove(bench.live(HANDLER));
    var created = service(bench.plan(), HANDLER);
    assertThat(created.action()).isEqualTo(Action.CREATE);
    assertThat(created.why()).isEqualTo("is new: 3 tasks start");
    assertThat(created.baseVersion()).isZero();
    assertThat(created.restarts()).isFalse();
  }

  @Test
  void a_service_that_the_file_lacks_is_removed_only_when_asked_for() {
    var bench = nerdDinner(1);
    bench.services.removeIf(s -> s.name().equals(KIBANA));
    var kept = bench.plan();
    assertThat(kept.services()).extracting(ServicePlan::service).doesNotContain(KIBANA);
    assertThat(warnings(kept))
        .containsExactly(
            "services.kibana: planrec_kibana is not in the file any more and stays as it is;"
                + " --prune removes it");
    bench.prune = true;
    var removed = service(bench.plan(), KIBANA);
    assertThat(removed.action()).isEqualTo(Action.REMOVE);
    assertThat(removed.why()).isEqualTo("is not wanted any more: 1 task stops");
    assertThat(removed.wave()).as("after all others").isEqualTo(1);
  }

  @Test
  void a_service_of_another_stack_is_never_touched() {
    var bench = nerdDinner(2);
    ((ObjectNode) bench.live(HOMEPAGE).at("/Spec/Labels"))
        .put("com.docker.stack.namespace", "other");
    var plan = bench.plan();
    assertThat(service(plan, HOMEPAGE).action()).isEqualTo(Action.NONE);
    assertThat(errors(plan))
        .containsExactly(
            "services.nerd-dinner-homepage: a service called planrec_nerd-dinner-homepage is there"
                + " and belongs to stack other: remove it, or name the stack or the service"
                + " otherwise");
  }

  @Test
  void a_change_of_mode_is_refused_because_swarm_cannot() {
    var bench = nerdDinner(1);
    bench.wanted(HANDLER).putObject("Mode").putObject("Global");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .startsWith(
            "services.nerd-dinner-save-handler.deploy.mode: Swarm cannot change a service"
                + " from replicated to global: docker service rm "
                + HANDLER);
  }

  @Test
  void a_job_is_refused() {
    var bench = nerdDinner(1);
    bench.state.services().remove(bench.live(HANDLER));
    bench.wanted(HANDLER).putObject("Mode").putObject("ReplicatedJob");
    assertThat(errors(bench.plan()))
        .singleElement()
        .asString()
        .contains("replicated-job is not carried yet");
  }

  @Test
  void replicas_set_by_hand_are_set_back_with_a_warning() {
    var bench = nerdDinner(1);
    bench.present = Optional.of(bench.revision(1));
    ((ObjectNode) bench.live(HANDLER).at("/Spec/Mode/Replicated")).put("Replicas", 9);
    var plan = bench.plan();
    assertThat(service(plan, HANDLER).changes())
        .containsExactly(new FieldChange("deploy.replicas", "9", "3"));
    assertThat(service(plan, HANDLER).restarts()).isFalse();
    assertThat(warnings(plan))
        .containsExactly(
            "services.nerd-dinner-save-handler.deploy.replicas: it was scaled by hand from 3 to 9"
                + " since revision 1: this sets it back to 3");
  }

  @Test
  void replicas_that_the_file_changes_are_no_surprise() {
    var bench = nerdDinner(1);
    bench.present = Optional.of(bench.revision(1));
    ((ObjectNode) bench.wanted(HANDLER).at("/Mode/Replicated")).put("Replicas", 5);
    var plan = bench.plan();
    assertThat(service(plan, HANDLER).tasks()).isEqualTo(5);
    assertThat(warnings(plan)).isEmpty();
  }

  @Test
  void replicas_that_nobody_recorded_are_said() {
    var bench = nerdDinner(1);
    ((ObjectNode) bench.wanted(HANDLER).at("/Mode/Replicated")).put("Replicas", 5);
    assertThat(warnings(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-save-handler.deploy.replicas: it runs with 3 replicas now:"
                + " this sets it to 5");
  }

  @Test
  void a_return_is_planned_from_what_was_recorded() {
    var first = nerdDinner(1).revision(1);
    var bench = nerdDinner(2);
    var container = (ObjectNode) bench.live(HOMEPAGE).at("/Spec/TaskTemplate/ContainerSpec");
    container.put(
        "Image", bench.wanted(HOMEPAGE).at("/TaskTemplate/ContainerSpec/Image").textValue());
    bench.present = Optional.of(bench.revision(2));
    var plan = Planning.planReturn(Wanted.returningTo(first), bench.observed()).plan();
    assertThat(service(plan, HOMEPAGE).action()).isEqualTo(Action.UPDATE);
    assertThat(plan.services().stream().filter(s -> s.action() == Action.NONE)).hasSize(9);
  }

  @Test
  void a_return_removes_what_came_later_and_leaves_alone_what_was_never_ours() {
    var bench = nerdDinner(1);
    bench.present = Optional.of(bench.revision(2));
    bench.services.removeIf(s -> s.name().equals(KIBANA));
    var first = bench.revision(1);
    assertThat(
            service(Planning.planReturn(Wanted.returningTo(first), bench.observed()).plan(), KIBANA)
                .action())
        .isEqualTo(Action.REMOVE);
    bench.present = Optional.of(first);
    assertThat(Planning.planReturn(Wanted.returningTo(first), bench.observed()).plan().services())
        .extracting(ServicePlan::service)
        .doesNotContain(KIBANA);
  }

  @Test
  void the_id_is_the_same_for_the_same_and_another_for_anything_else() {
    var id = nerdDinner(2).plan().id();
    assertThat(nerdDinner(2).plan().id()).isEqualTo(id);
    assertThat(nerdDinner(1).plan().id()).isNotEqualTo(id);
    var moved = nerdDinner(2);
    ((ObjectNode) moved.live(HOMEPAGE).at("/Spec/TaskTemplate")).put("ForceUpdate", 7);
    assertThat(moved.plan().id()).as("the service was written meanwhile").isNotEqualTo(id);
    var elsewhere = nerdDinner(2);
    ((ObjectNode) elsewhere.live(KIBANA).at("/Spec/TaskTemplate")).put("ForceUpdate", 7);
    assertThat(elsewhere.plan().id()).as("what is not touched may move").isEqualTo(id);
  }
}
