package io.swarmkeeper.planner.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Departure;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.Replacement;
import io.swarmkeeper.contract.Plan.RunningTask;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether a rollout did what its plan said. The plan replaces both tasks of the homepage. */
final class ReviewTest {
  private static final String HOMEPAGE = "planrec_nerd-dinner-homepage";
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final SwarmState state = Recorded.nerdDinner();
  private final Promise promise = Promise.of(plan(), view());

  @Test
  void a_rollout_that_replaced_the_planned_tasks_and_no_others_kept_its_plan() {
    replace(HOMEPAGE, 2);
    assertThat(review(Verdict.SUCCEEDED))
        .isEqualTo(
            new Event.PlanKept("planrec", "plan-1", 2, Duration.ofSeconds(20), Optional.empty()));
  }

  @Test
  void a_task_that_was_not_to_be_replaced_is_named() {
    replace(HOMEPAGE, 2);
    var gone = replace(HANDLER, 1);
    assertThat(departures(Verdict.SUCCEEDED))
        .containsExactly(
            new Departure(HANDLER, "no task is replaced", "1 others were replaced too", gone));
  }

  @Test
  void a_task_that_was_to_be_replaced_and_runs_on_is_named() {
    replace(HOMEPAGE, 1);
    assertThat(departures(Verdict.SUCCEEDED))
        .singleElement()
        .satisfies(d -> assertThat(d.service()).isEqualTo(HOMEPAGE))
        .satisfies(d -> assertThat(d.happened()).isEqualTo("1 of them still run"));
  }

  @Test
  void a_service_that_somebody_else_changed_meanwhile_is_named() {
    replace(HOMEPAGE, 2);
    ((ObjectNode) live(HANDLER).at("/Spec/TaskTemplate")).put("ForceUpdate", 3);
    assertThat(departures(Verdict.SUCCEEDED))
        .extracting(Departure::happened)
        .containsExactly("somebody else has changed it");
  }

  @Test
  void a_manager_of_a_newer_engine_that_answers_is_nobodys_change() {
    replace(HOMEPAGE, 2);
    ((ObjectNode) live(HANDLER).at("/Spec/TaskTemplate/ContainerSpec"))
        .withObject("/Privileges")
        .put("NoNewPrivileges", false);
    assertThat(review(Verdict.SUCCEEDED)).isInstanceOf(Event.PlanKept.class);
  }

  @Test
  void a_service_that_is_gone_is_named() {
    replace(HOMEPAGE, 2);
    state.services().remove(live(HANDLER));
    assertThat(departures(Verdict.SUCCEEDED))
        .extracting(Departure::service, Departure::happened)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(HANDLER, "it is gone"));
  }

  @Test
  void a_rollout_that_was_rolled_back_departed_and_its_own_services_are_not_counted() {
    assertThat(departures(Verdict.ROLLED_BACK))
        .containsExactly(new Departure("", "it succeeds", "it ended: rolled back", List.of()));
  }

  private List<Departure> departures(Verdict verdict) {
    return ((Event.PlanDeparted) review(verdict)).departures();
  }

  private Event review(Verdict verdict) {
    return Review.of("planrec", promise, verdict, Duration.ofSeconds(20), view());
  }

  private Plan plan() {
    var replaced =
        tasks(HOMEPAGE).stream()
            .map(t -> new RunningTask(t.get("ID").textValue(), Optional.of(1), Optional.empty()))
            .toList();
    return new Plan(
        "plan-1",
        "planrec",
        state.readAt(),
        List.of(
            new ServicePlan(
                HOMEPAGE,
                Action.UPDATE,
                true,
                "",
                2,
                1,
                0,
                List.of(),
                Optional.of(new Replacement(replaced, 2, 1, Duration.ZERO, "stop-first")),
                Optional.empty(),
                Optional.empty(),
                false),
            new ServicePlan(
                HANDLER,
                Action.NONE,
                false,
                "",
                3,
                1,
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false)),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The tasks stop, and others of the same service start. */
  private List<String> replace(String service, int many) {
    var stopping = tasks(service).subList(0, many);
    stopping.forEach(t -> t.put("DesiredState", "shutdown"));
    return stopping.stream().map(t -> t.get("ID").textValue()).toList();
  }

  private List<ObjectNode> tasks(String service) {
    var id = live(service).get("ID").textValue();
    return state.tasks().stream().filter(t -> t.get("ServiceID").textValue().equals(id)).toList();
  }

  private ObjectNode live(String service) {
    return state.services().stream()
        .filter(s -> s.at("/Spec/Name").textValue().equals(service))
        .findFirst()
        .orElseThrow();
  }

  private ClusterView view() {
    return SwarmReader.read(state, Map.of(), Map.of(), state.readAt());
  }
}
