package io.swarmkeeper.watcher.judge.stability;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.StabilityObserved;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.watcher.judge.GivenTask;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StabilityJudgeTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  private final List<StabilityObserved> said = new ArrayList<>();
  private KnownServices known = KnownServices.nothing();
  private Duration monitor = Duration.ofSeconds(5);

  @Test
  void a_service_with_a_health_check_is_stable_when_it_was_healthy_for_the_monitor_time() {
    at(0, task("a", "starting", Health.STARTING, 0));
    at(3, task("a", "running", Health.HEALTHY, 3));
    at(7, task("a", "running", Health.HEALTHY, 3));
    assertThat(states()).containsExactly(Stability.STARTING);
    at(8, task("a", "running", Health.HEALTHY, 3));
    assertThat(states()).containsExactly(Stability.STARTING, Stability.STABLE);
    assertThat(said.getLast().since()).isEqualTo(START.plusSeconds(8));
    assertThat(said.getLast().before()).contains(Stability.STARTING);
  }

  @Test
  void a_service_without_a_health_check_is_stable_when_it_ran_for_the_monitor_time() {
    at(1, task("a", "running", Health.RUNNING, 0));
    at(5, task("a", "running", Health.RUNNING, 0));
    assertThat(states()).containsExactly(Stability.STARTING, Stability.STABLE);
  }

  @Test
  void a_slow_starter_is_starting_for_as_long_as_its_check_has_not_failed() {
    for (var second = 0; second < 600; second += 10) {
      at(second, task("a", "starting", Health.STARTING, 0));
    }
    assertThat(states()).containsExactly(Stability.STARTING);
  }

  @Test
  void a_task_that_becomes_unhealthy_fails_its_service_with_the_probes_output() {
    stable();
    at(20, task("a", "running", Health.UNHEALTHY, 20));
    assertThat(said.getLast().stability()).isEqualTo(Stability.FAILING);
    assertThat(said.getLast().evidence().getFirst().output()).contains("connection refused");
    assertThat(said.getLast().evidence().getFirst().node()).contains("n1");
  }

  @Test
  void a_task_that_never_comes_up_makes_its_service_failing() {
    at(1, failed("a", "rejected", 1, "No such image: web:v9"), task("b", "preparing", null, 1));
    assertThat(states()).containsExactly(Stability.FAILING);
    assertThat(said.getLast().evidence().getFirst().what()).contains("No such image: web:v9");
    assertThat(said.getLast().since()).isEqualTo(START.plusSeconds(1));
  }

  @Test
  void one_task_that_ended_and_is_being_replaced_makes_its_service_starting_with_the_reason() {
    stable();
    at(30, failed("a", "failed", 29, "task: non-zero exit (3)"), task("b", "starting", null, 29));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STARTING);
    assertThat(said.getLast().evidence().getFirst().what()).contains("exit code 3");
    at(40, failed("a", "failed", 29, ""), task("b", "running", Health.HEALTHY, 31));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void three_restarts_in_five_minutes_are_flapping_until_they_are_over() {
    var ended = new ArrayList<WatchedTask>();
    for (var i = 0; i < 3; i++) {
      var id = "t" + i;
      at(i * 20 + 10, with(ended, task(id, "running", Health.HEALTHY, i * 20)));
      ended.add(failed(id, "failed", i * 20 + 15, "task: non-zero exit (1)"));
    }
    at(60, with(ended, task("t4", "running", Health.HEALTHY, 50)));
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    assertThat(said.getLast().since()).isEqualTo(START.plusSeconds(15));
    assertThat(said.getLast().evidence()).hasSize(3);
    at(400, with(ended, task("t4", "running", Health.HEALTHY, 50)));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void tasks_that_outlive_the_monitor_time_between_two_looks_are_flapping() {
    for (var start = 0; start < 33; start += 11) {
      at(start + 4, task("t" + start, "running", Health.RUNNING, start));
      assertThat(said.getLast().stability()).isEqualTo(Stability.STARTING);
      at(start + 5, task("t" + start, "running", Health.EXITED, start + 6));
      at(start + 9, failed("t" + start, "failed", start + 6, "task: non-zero exit (1)"));
    }
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    assertThat(said.getLast().reason()).isEqualTo("tasks come up and go down again");
  }

  @Test
  void tasks_that_end_before_the_monitor_time_or_were_unhealthy_meanwhile_have_not_come_up() {
    at(4, task("a", "running", Health.RUNNING, 0));
    at(9, failed("a", "failed", 4, ""), task("b", "starting", null, 9));
    assertThat(said.getLast().reason()).isEqualTo("a task does not come up");
    at(12, task("b", "running", Health.HEALTHY, 10));
    at(14, task("b", "running", Health.UNHEALTHY, 13));
    at(19, failed("b", "failed", 18, ""), task("c", "starting", null, 18));
    assertThat(said.getLast().reason()).isEqualTo("a task does not come up");
  }

  @Test
  void a_long_monitor_time_has_restarts_count_for_longer() {
    monitor = Duration.ofMinutes(2);
    for (var start = 0; start < 390; start += 130) {
      at(start + 119, task("t" + start, "running", Health.RUNNING, start));
      at(start + 129, failed("t" + start, "failed", start + 124, "task: non-zero exit (1)"));
    }
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    at(510, task("t4", "running", Health.RUNNING, 390));
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    at(1200, task("t4", "running", Health.RUNNING, 390));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void it_is_flapping_still_for_a_watcher_that_was_away_and_finds_other_tasks()
      throws UnreadableMessage {
    for (var i = 0; i < 3; i++) {
      at(i * 20 + 10, task("t" + i, "running", Health.HEALTHY, i * 20));
      at(i * 20 + 15, failed("t" + i, "failed", i * 20 + 15, "task: non-zero exit (1)"));
    }
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    known = Wire.read(Wire.json(known), KnownServices.class);
    var unseen = failed("t3", "failed", 75, "task: non-zero exit (1)");
    at(80, unseen, task("t4", "starting", Health.STARTING, 78));
    at(90, unseen, task("t4", "running", Health.HEALTHY, 79));
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    decide(95, 0, List.of());
    assertThat(said.getLast().stability()).as("switched off").isEqualTo(Stability.STABLE);
    at(100, unseen, task("t4", "running", Health.HEALTHY, 79));
    assertThat(said.getLast().stability()).isEqualTo(Stability.FLAPPING);
    at(400, unseen, task("t4", "running", Health.HEALTHY, 79));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STABLE);
  }

  @Test
  void what_the_kernel_killed_for_its_memory_says_so() {
    var status = status("a", Health.EXITED, 1, true);
    var ended =
        given("a", "failed", 1).wanted(false).ended("", 1).container(Optional.of(status)).task();
    at(2, ended, task("b", "starting", Health.STARTING, 1));
    assertThat(said.getLast().evidence().getFirst().what()).contains("out of memory");
  }

  @Test
  void a_task_that_no_node_takes_makes_its_service_failing_after_a_while() {
    var pending =
        new GivenTask("a", "pending", START)
            .in(1, Optional.empty())
            .error("no suitable node (insufficient resources on 3 nodes)")
            .task();
    at(5, pending);
    at(11, pending);
    assertThat(states()).containsExactly(Stability.STARTING, Stability.FAILING);
    assertThat(said.getLast().reason()).isEqualTo("no node takes a task");
  }

  @Test
  void what_an_earlier_spec_did_wrong_does_not_count_for_the_one_that_replaced_it() {
    at(1, failed("a", "rejected", 1, "No such image"), task("b", "preparing", null, 1));
    at(
        9,
        failed("a", "rejected", 1, "No such image"),
        given("c", "running", 2)
            .spec(8)
            .container(Optional.of(status("c", Health.HEALTHY, 2, false)))
            .task());
    assertThat(states()).containsExactly(Stability.FAILING, Stability.STABLE);
  }

  @Test
  void where_the_watcher_is_silent_swarms_word_has_to_do() {
    at(8, task("a", "running", null, 0));
    assertThat(states()).containsExactly(Stability.STABLE);
  }

  @Test
  void a_missing_task_makes_its_service_starting_and_none_wanted_is_stable() {
    decide(0, 2, List.of(task("a", "running", null, -9)));
    decide(1, 0, List.of());
    assertThat(states()).containsExactly(Stability.STARTING, Stability.STABLE);
    assertThat(said.getLast().reason()).isEqualTo("no task is wanted");
  }

  @Test
  void what_was_said_last_of_each_service_is_there_for_whoever_asks() {
    stable();
    at(20, task("a", "running", Health.UNHEALTHY, 20));
    at(21, task("a", "running", Health.UNHEALTHY, 20));
    assertThat(known.said().services()).containsExactly(said.getLast());
  }

  @Test
  void of_what_an_earlier_watcher_kept_all_is_there_after_the_next_look() throws UnreadableMessage {
    var kept =
        """
        {"byId": {"s1": {"stability": "stable", "since": "2026-11-23T20:00:05Z",
                         "reason": "every task is up", "up": ["a"]}}}
        """;
    known = Wire.read(kept.getBytes(StandardCharsets.UTF_8), KnownServices.class);
    at(30, task("a", "running", Health.HEALTHY, 0));
    assertThat(said).isEmpty();
    assertThat(known.said().services()).hasSize(1);
  }

  private void stable() {
    at(10, task("a", "running", Health.HEALTHY, 0));
    assertThat(said.getLast().stability()).isEqualTo(Stability.STABLE);
  }

  private void at(int second, WatchedTask... tasks) {
    decide(second, 1, List.of(tasks));
  }

  private void decide(int second, int wanted, List<WatchedTask> tasks) {
    var service =
        new WatchedService(
            "s1",
            "web",
            Optional.empty(),
            Optional.of(wanted),
            monitor,
            tasks,
            Optional.empty(),
            1);
    var judgement = StabilityJudge.decide(known, List.of(service), "w1", START.plusSeconds(second));
    known = judgement.known();
    judgement.news().forEach(news -> said.add((StabilityObserved) news.message()));
  }

  private List<Stability> states() {
    return said.stream().map(StabilityObserved::stability).toList();
  }

  private static WatchedTask[] with(List<WatchedTask> ended, WatchedTask last) {
    var all = new ArrayList<>(ended);
    all.add(last);
    return all.toArray(WatchedTask[]::new);
  }

  private static WatchedTask task(String id, String state, Health health, int since) {
    var container = Optional.ofNullable(health).map(h -> status(id, h, since, false));
    return given(id, state, since).container(container).task();
  }

  private static WatchedTask failed(String id, String state, int when, String error) {
    return given(id, state, when).wanted(false).ended(error, 3).task();
  }

  private static GivenTask given(String id, String state, int since) {
    return new GivenTask(id, state, START.plusSeconds(since)).createdAt(START);
  }

  private static ContainerStatus status(String id, Health health, int since, boolean memory) {
    return new ContainerStatus(
        "c-" + id,
        id,
        "web",
        health,
        Optional.empty(),
        Optional.of("connection refused"),
        START.plusSeconds(since),
        memory);
  }
}
