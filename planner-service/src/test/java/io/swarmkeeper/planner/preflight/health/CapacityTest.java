package io.swarmkeeper.planner.preflight.health;

import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import io.swarmkeeper.planner.plan.given.Wanted;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Updates that leave fewer healthy tasks than the budget. */
final class CapacityTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final PlanBench bench = nerdDinner(1);

  @Test
  void more_at_a_time_than_the_budget_is_warned_about() {
    budget(1);
    update(2, "stop-first");
    assertThat(warnings(bench.plan()))
        .containsExactly(
            "services.nerd-dinner-save-handler.deploy.update_config: stop-first, 2 at a time,"
                + " leaves 1 of 3 tasks, and x-keeper.max_unavailable allows 1 to be missing: lower"
                + " parallelism, or use order: start-first");
  }

  @Test
  void start_first_takes_nobody_away() {
    budget(0);
    update(2, "start-first");
    assertThat(warnings(bench.plan())).isEmpty();
  }

  @Test
  void within_the_budget_nothing_is_said() {
    budget(2);
    update(2, "stop-first");
    assertThat(warnings(bench.plan())).isEmpty();
  }

  @Test
  void all_at_once_is_warned_about_whatever_the_file_says() {
    update(0, "stop-first");
    assertThat(warnings(bench.plan()))
        .singleElement()
        .asString()
        .contains("all 3 tasks are stopped at once");
  }

  private void budget(int missing) {
    bench.services.replaceAll(s ->
        s.name().equals(HANDLER)
            ? new Wanted.Service(
                s.name(),
                s.spec(),
                s.after(),
                new Wanted.Allowances(List.of(), false, Optional.of(missing), false),
                Optional.empty())
            : s);
  }

  private void update(int parallelism, String order) {
    var spec = bench.wanted(HANDLER);
    ((ObjectNode) spec.at("/TaskTemplate/ContainerSpec")).put("User", "nobody");
    spec.withObject("/UpdateConfig").put("Parallelism", parallelism).put("Order", order);
  }
}
