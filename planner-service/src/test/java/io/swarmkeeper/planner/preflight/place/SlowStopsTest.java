package io.swarmkeeper.planner.preflight.place;

import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static io.swarmkeeper.planner.plan.PlanBench.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.planner.plan.PlanBench;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that may take longer to stop than Swarm waits. The recorded handlers are three. */
final class SlowStopsTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private final PlanBench bench = nerdDinner(1);

  @BeforeEach
  void one_after_the_other() {
    container(bench.wanted(HANDLER)).put("User", "nobody");
    order("stop-first");
  }

  @Test
  void a_running_task_with_more_than_a_minute_is_warned_about() {
    grace(bench.live(HANDLER).get("Spec"), 300);
    assertThat(said())
        .containsExactly(
            "services.nerd-dinner-save-handler.stop_grace_period: a running task has 5m to stop,"
                + " and Swarm waits 1m for it and then starts the new one: if it takes longer,"
                + " two run at once");
    order("start-first");
    assertThat(said()).isEmpty();
  }

  @Test
  void what_the_file_gives_counts_for_later_tasks_only() {
    grace(bench.wanted(HANDLER), 300);
    assertThat(said()).isEmpty();
    grace(bench.live(HANDLER).get("Spec"), 60);
    assertThat(said()).isEmpty();
  }

  @Test
  void the_forecast_is_made_of_what_the_running_tasks_have() {
    var usual = longest();
    grace(bench.wanted(HANDLER), 300);
    assertThat(longest()).isEqualTo(usual);
    grace(bench.live(HANDLER).get("Spec"), 30);
    assertThat(longest()).isEqualTo(usual.plusSeconds(3 * (30 - 10)));
    grace(bench.live(HANDLER).get("Spec"), 300);
    assertThat(longest())
        .as("each of the three is waited for a minute, the last one then to its end")
        .isEqualTo(usual.plusSeconds(3 * (60 - 10) + 240));
  }

  private Duration longest() {
    return service(bench.plan(), HANDLER).forecast().orElseThrow().longest();
  }

  private List<String> said() {
    return warnings(bench.plan()).stream().filter(w -> w.contains("two run at once")).toList();
  }

  private void order(String order) {
    bench.wanted(HANDLER).withObject("/UpdateConfig").put("Parallelism", 1).put("Order", order);
  }

  private static void grace(JsonNode spec, long seconds) {
    container(spec).put("StopGracePeriod", seconds * 1_000_000_000L);
  }

  private static ObjectNode container(JsonNode spec) {
    return (ObjectNode) spec.at("/TaskTemplate/ContainerSpec");
  }
}
