package io.swarmkeeper.watcher.judge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Died;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Gone;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.OutOfMemory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContainerJudgeTest {
  private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");

  private final ContainerJudge judge = new ContainerJudge(new WatchedNode("node-id-1", "node-1"));
  private final FakeContainer web = FakeContainer.ofTask("web");
  private final List<News> published = new ArrayList<>();
  private KnownContainers known = KnownContainers.nothing();

  @Test
  void a_container_is_starting_and_then_healthy() {
    web.start(at(0));
    look(1);
    web.probe(at(2), true, "v1");
    look(3);
    assertThat(healths()).containsExactly(Health.STARTING, Health.HEALTHY);
    assertThat(last().before()).contains(Health.STARTING);
    assertThat(last().engineTime()).contains(at(2).plusMillis(50));
    assertThat(last().task().orElseThrow().service()).isEqualTo("shop_web");
  }

  @Test
  void what_has_not_changed_is_not_said_again() {
    web.start(at(0)).probe(at(1), true, "v1");
    look(2);
    web.probe(at(3), true, "v1");
    look(4);
    look(5);
    assertThat(published).hasSize(2);
  }

  @Test
  void an_unhealthy_container_says_what_its_probe_said() {
    web.start(at(0)).probe(at(1), true, "v1");
    failFrom(2, 3, "database is unreachable");
    look(5);
    assertThat(healths()).containsExactly(Health.STARTING, Health.HEALTHY, Health.UNHEALTHY);
    assertThat(last().output()).contains("database is unreachable");
    assertThat(last().failingStreak()).isEqualTo(3);
  }

  @Test
  void each_change_says_since_when_it_had_been_what_it_was_before() {
    web.start(at(0)).probe(at(1), true, "v1");
    look(2);
    failFrom(3, 3, "down");
    look(6);
    see(new Gone(web.id, at(9)));

    assertThat(published.stream().map(news -> (ContainerObserved) news.message()))
        .extracting(ContainerObserved::health, o -> o.beforeSince().orElse(null))
        .containsExactly(
            tuple(Health.STARTING, null),
            tuple(Health.HEALTHY, at(0)),
            tuple(Health.UNHEALTHY, at(1).plusMillis(50)),
            tuple(Health.EXITED, at(5).plusMillis(50)));
  }

  @Test
  void what_is_found_late_happened_in_the_order_in_which_it_is_said() {
    web.start(at(0));
    for (var second = 1; second <= 8; second++) { // more than the engine remembers
      web.probe(at(second), true, "v1");
    }
    web.exit(at(9), 3);
    look(20);

    assertThat(healths()).containsExactly(Health.STARTING, Health.HEALTHY, Health.EXITED);
    assertThat(observed(1).engineTime()).as("nobody knows any more").isEmpty();
    assertThat(published.stream().map(News::at))
        .containsExactly(at(0), at(4).plusMillis(50), at(9));
  }

  @Test
  void only_the_end_of_a_long_output_is_kept() {
    web.start(at(0));
    failFrom(1, 3, "x".repeat(5000) + "the end");
    look(5);
    assertThat(last().output().orElseThrow()).hasSize(4096).endsWith("the end");
  }

  @Test
  void failures_in_the_start_period_do_not_make_it_unhealthy() {
    var slow = new FakeContainer("slow-0123456789", Optional.empty(), true, Duration.ofSeconds(60));
    slow.start(at(0)).probe(at(1), false, "no").probe(at(2), false, "no").probe(at(3), false, "no");
    slow.probe(at(4), false, "no").probe(at(5), true, "v1");
    see(slow.inspect(at(6)));
    assertThat(healths()).containsExactly(Health.STARTING, Health.HEALTHY);
  }

  @Test
  void a_container_without_a_health_check_is_running() {
    var plain = new FakeContainer("plain-0123456789", Optional.empty(), false, Duration.ZERO);
    see(plain.start(at(0)).inspect(at(1)));
    assertThat(healths()).containsExactly(Health.RUNNING);
    assertThat(last().task()).isEmpty();
  }

  @Test
  void an_end_comes_with_its_exit_code() {
    web.start(at(0)).exit(at(1), 3);
    look(2);
    assertThat(healths()).containsExactly(Health.STARTING, Health.EXITED);
    assertThat(last().exitCode()).contains(3);
    assertThat(last().outOfMemory()).isFalse();
  }

  @Test
  void an_end_for_lack_of_memory_says_so() {
    web.start(at(0)).runOutOfMemory(at(1));
    look(2);
    assertThat(last().outOfMemory()).isTrue();
  }

  @Test
  void an_event_about_memory_counts_when_the_inspection_does_not_tell() {
    web.start(at(0));
    look(1);
    see(new OutOfMemory(web.id, at(2)));
    web.exit(at(2), 137);
    look(3);
    assertThat(last().outOfMemory()).isTrue();
  }

  @Test
  void a_healthy_container_that_is_stopped_was_never_unhealthy_whatever_the_engine_calls_it() {
    web.start(at(0)).probe(at(1), true, "v1").exit(at(2), 143);
    look(3);
    assertThat(healths()).containsExactly(Health.STARTING, Health.HEALTHY, Health.EXITED);
  }

  @Test
  void what_happened_between_two_looks_is_said_as_far_as_the_engine_remembers() {
    web.start(at(0)).probe(at(1), true, "v1");
    failFrom(2, 3, "no");
    web.exit(at(6), 137);
    look(7);
    assertThat(healths())
        .containsExactly(Health.STARTING, Health.HEALTHY, Health.UNHEALTHY, Health.EXITED);
    assertThat(published.stream().map(News::at)).isSorted();
  }

  @Test
  void it_can_recover_and_fail_again() {
    web.start(at(0)).probe(at(1), true, "v1");
    failFrom(2, 3, "no");
    look(5);
    web.probe(at(6), true, "v1");
    look(7);
    failFrom(8, 3, "no");
    look(12);
    assertThat(healths())
        .containsExactly(
            Health.STARTING, Health.HEALTHY, Health.UNHEALTHY, Health.HEALTHY, Health.UNHEALTHY);
    assertThat(published.stream().map(News::id)).doesNotHaveDuplicates();
  }

  @Test
  void a_watcher_that_starts_again_repeats_itself_under_the_same_ids() {
    web.start(at(0));
    look(1);
    web.probe(at(2), true, "v1");
    look(3);
    var before = published.stream().map(News::id).toList();
    known = KnownContainers.nothing();
    published.clear();
    for (var second = 10; second < 20; second++) {
      web.probe(at(second), true, "v1");
    }
    look(20);
    assertThat(published.stream().map(News::id)).isEqualTo(before);
  }

  @Test
  void an_end_that_the_watcher_slept_through_keeps_its_id() {
    web.start(at(0));
    look(1);
    see(new Died(web.id, 3, at(2)));
    see(new Gone(web.id, at(3)));
    var told = last();
    var id = published.getLast().id();
    known = KnownContainers.nothing();
    web.exit(at(2), 3);
    look(9);
    assertThat(told.exitCode()).contains(3);
    assertThat(published.getLast().id()).isEqualTo(id);
  }

  @Test
  void a_container_that_vanishes_has_exited_with_a_code_that_nobody_knows() {
    web.start(at(0));
    look(1);
    see(new Gone(web.id, at(2)));
    see(new Gone(web.id, at(3)));
    assertThat(healths()).containsExactly(Health.STARTING, Health.EXITED);
    assertThat(last().exitCode()).isEmpty();
  }

  @Test
  void a_restart_ends_one_run_and_begins_another() {
    web.start(at(0)).probe(at(1), true, "v1");
    look(2);
    see(new Died(web.id, 3, at(3)));
    web.exit(at(3), 3).start(at(4));
    look(5);
    assertThat(healths())
        .containsExactly(Health.STARTING, Health.HEALTHY, Health.EXITED, Health.STARTING);
    assertThat(observed(2).exitCode()).contains(3);
    assertThat(published.stream().map(News::id)).doesNotHaveDuplicates();
  }

  @Test
  void probes_of_an_earlier_run_say_nothing_about_this_one() {
    web.start(at(0)).probe(at(1), true, "v1").exit(at(2), 0).start(at(3));
    look(4);
    assertThat(healths()).containsExactly(Health.STARTING);
  }

  @Test
  void ids_are_made_of_the_container_the_change_and_the_engines_time() {
    web.start(at(0));
    look(1);
    assertThat(published.getFirst().id().value())
        .isEqualTo("obs/web-01234567/starting/" + START.getEpochSecond() + "000000000");
  }

  @Test
  void a_look_inspects_what_the_list_shows_to_have_changed() {
    var list = List.of(web.list());
    assertThat(InspectionPlan.of(known, list, false).inspect()).containsExactly(web.id);
    web.start(at(0)).probe(at(1), true, "v1");
    look(2);
    assertThat(InspectionPlan.of(known, List.of(web.list()), false).inspect()).isEmpty();
    assertThat(InspectionPlan.of(known, List.of(web.list()), true).inspect())
        .containsExactly(web.id);
    web.exit(at(3), 0);
    assertThat(InspectionPlan.of(known, List.of(web.list()), false).inspect())
        .containsExactly(web.id);
    assertThat(InspectionPlan.of(known, List.of(), false).gone()).containsExactly(web.id);
  }

  private void failFrom(int second, int times, String output) {
    for (var i = 0; i < times; i++) {
      web.probe(at(second + i), false, output);
    }
  }

  private void look(int second) {
    see(web.inspect(at(second)));
  }

  private void see(ContainerSighting sighting) {
    var judgement = judge.decide(known, sighting);
    known = judgement.known();
    published.addAll(judgement.news());
  }

  private List<Health> healths() {
    return published.stream().map(n -> ((ContainerObserved) n.message()).health()).toList();
  }

  private ContainerObserved observed(int index) {
    return (ContainerObserved) published.get(index).message();
  }

  private ContainerObserved last() {
    return observed(published.size() - 1);
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
