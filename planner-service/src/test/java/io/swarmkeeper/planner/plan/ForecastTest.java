package io.swarmkeeper.planner.plan;

import static io.swarmkeeper.planner.plan.PlanBench.nerdDinner;
import static io.swarmkeeper.planner.plan.PlanBench.service;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Forecast;
import io.swarmkeeper.contract.Revision.ServiceTook;
import io.swarmkeeper.contract.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How long a plan says that it takes, and why it says so. The recorded handlers have three tasks.
 */
final class ForecastTest {
  private static final String HANDLER = "planrec_nerd-dinner-save-handler";
  private static final long SECOND = 1_000_000_000L;
  private final PlanBench bench = nerdDinner(1);

  @Test
  void without_history_it_is_made_of_update_config_and_health_check() {
    update(1, 10);
    check(5, 3);
    var forecast = forecast();
    assertThat(forecast.basis())
        .isEqualTo("update_config and the health check, without pulling images");
    // three batches: start 1 s and first probe 5 s, then 10 s delay each, and 5 s monitor
    assertThat(forecast.shortest()).isEqualTo(Duration.ofSeconds(3 * (1 + 5 + 10) + 5));
    assertThat(forecast.longest()).isGreaterThan(forecast.shortest());
  }

  @Test
  void fewer_batches_take_less() {
    check(5, 3);
    update(1, 10);
    var oneByOne = forecast();
    update(3, 10);
    assertThat(forecast().shortest()).isLessThan(oneByOne.shortest());
    assertThat(forecast().longest()).isLessThan(oneByOne.longest());
  }

  @Test
  void start_first_does_not_wait_for_the_old_task_to_stop() {
    check(5, 3);
    update(1, 0);
    var stopFirst = forecast();
    bench.wanted(HANDLER).withObject("/UpdateConfig").put("Order", "start-first");
    assertThat(forecast().longest()).isLessThan(stopFirst.longest());
  }

  @Test
  void what_earlier_rollouts_took_counts_more_and_is_named() {
    check(5, 3);
    update(1, 0);
    took(new ServiceTook(HANDLER, 3, Duration.ofSeconds(65)));
    var forecast = forecast();
    assertThat(forecast.basis()).isEqualTo("earlier rollouts of it: 65 s for 3 tasks (revision 4)");
    assertThat(forecast.shortest()).isLessThan(Duration.ofSeconds(65));
    assertThat(forecast.longest()).isGreaterThan(Duration.ofSeconds(65));
  }

  @Test
  void history_is_carried_over_to_other_settings() {
    check(5, 3);
    update(1, 0);
    bench.wanted(HANDLER).withObject("/UpdateConfig").put("Monitor", 30 * SECOND);
    took(new ServiceTook(HANDLER, 3, Duration.ofSeconds(90)));
    update(3, 0);
    assertThat(forecast().longest())
        .as("90 s were 30 s of monitor time and three batches of 20 s; now it is one batch")
        .isBetween(Duration.ofSeconds(50), Duration.ofSeconds(62));
  }

  @Test
  void a_rollout_that_replaced_nothing_says_nothing() {
    check(5, 3);
    update(1, 0);
    took(new ServiceTook(HANDLER, 0, Duration.ofSeconds(1)));
    assertThat(forecast().basis()).startsWith("update_config");
  }

  @Test
  void a_change_that_starts_no_task_is_not_waited_for() {
    ((ObjectNode) bench.wanted(HANDLER).get("Labels")).put("a", "b");
    assertThat(service(bench.plan(), HANDLER).forecast()).isEmpty();
    assertThat(bench.plan().forecast()).isEmpty();
  }

  @Test
  void waves_come_after_one_another() {
    check(5, 3);
    update(1, 0);
    var one = bench.plan().forecast().orElseThrow();
    var other = bench.wanted("planrec_nerd-dinner-index-handler");
    ((ObjectNode) other.at("/TaskTemplate/ContainerSpec")).put("User", "nobody");
    bench.after(HANDLER, "planrec_nerd-dinner-index-handler");
    var both = bench.plan().forecast().orElseThrow();
    assertThat(both.shortest()).isGreaterThan(one.shortest());
    assertThat(both.basis()).startsWith("2 waves after one another");
  }

  private Forecast forecast() {
    return service(bench.plan(), HANDLER).forecast().orElseThrow();
  }

  private void took(ServiceTook took) {
    bench.present = Optional.of(bench.revision(4).ended(Verdict.SUCCEEDED, List.of(took)));
  }

  private void check(long interval, int retries) {
    ((ObjectNode) bench.wanted(HANDLER).at("/TaskTemplate/ContainerSpec"))
        .withObject("/Healthcheck")
        .put("Interval", interval * SECOND)
        .put("Retries", retries)
        .putArray("Test")
        .add("CMD")
        .add("true");
  }

  private void update(int parallelism, long delay) {
    bench
        .wanted(HANDLER)
        .withObject("/UpdateConfig")
        .put("Parallelism", parallelism)
        .put("Delay", delay * SECOND)
        .put("Order", "stop-first");
  }
}
