package io.swarmkeeper.watcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.ContainerJudge;
import io.swarmkeeper.watcher.judge.container.InspectionPlan;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContainerReaderTest {
  private static final Instant SEEN = Instant.parse("2026-11-24T00:13:44Z");

  @Test
  void a_task_that_never_got_healthy_and_was_killed_has_three_changes() throws IOException {
    var story = story("sick");
    assertThat(story)
        .extracting(ContainerObserved::health)
        .containsExactly(Health.STARTING, Health.UNHEALTHY, Health.EXITED);
    assertThat(story.get(1).output()).contains("workload: database is unreachable");
    assertThat(story.get(1).engineTime()).contains(Instant.parse("2026-11-24T00:13:37.129902Z"));
    assertThat(story.getLast().exitCode()).contains(0);
    var task = story.getFirst().task().orElseThrow();
    assertThat(task.service()).isEqualTo("watcher-rec-sick");
    assertThat(task.slot()).contains(1);
    assertThat(task.stack()).isEmpty();
  }

  @Test
  void a_task_of_a_global_service_has_no_slot_and_a_stack_if_its_label_says_so()
      throws IOException {
    var story = story("crash");
    assertThat(story)
        .extracting(ContainerObserved::health)
        .containsExactly(Health.RUNNING, Health.EXITED);
    assertThat(story.getLast().exitCode()).contains(3);
    assertThat(story.getLast().engineTime())
        .contains(Instant.parse("2026-11-24T00:13:34.210120402Z"));
    var task = story.getFirst().task().orElseThrow();
    assertThat(task.taskId()).isEqualTo("fgxpnq8vdnhug9582hz9sfw4s");
    assertThat(task.slot()).isEmpty();
    assertThat(task.stack()).contains("shop");
  }

  @Test
  void a_long_healthy_container_is_healthy_since_nobody_knows_when() throws IOException {
    var story = story("plain");
    assertThat(story)
        .extracting(ContainerObserved::health)
        .containsExactly(Health.STARTING, Health.HEALTHY);
    assertThat(story.getLast().engineTime()).isEmpty();
    assertThat(story.getLast().task()).isEmpty();
  }

  @Test
  void the_list_shows_what_has_changed() throws IOException {
    var judge = new ContainerJudge(new WatchedNode("n", "node-1"));
    var known = KnownContainers.nothing();
    for (var name : List.of("sick", "crash", "plain")) {
      known = judge.decide(known, ContainerReader.inspected(Recorded.answer(name), SEEN)).known();
    }
    var list = Recorded.list("list").stream().map(ContainerReader::listed).toList();
    var sick = Recorded.answer("sick").path("Id").asText();
    // The list was recorded while it was still starting.
    assertThat(InspectionPlan.of(known, list, false).inspect()).containsExactly(sick);
    assertThat(InspectionPlan.of(KnownContainers.nothing(), list, false).inspect())
        .hasSize(3)
        .contains(sick);
    assertThat(InspectionPlan.of(known, List.of(), false).gone()).hasSize(3);
  }

  private static List<ContainerObserved> story(String name) throws IOException {
    var inspected = ContainerReader.inspected(Recorded.answer(name), SEEN);
    return new ContainerJudge(new WatchedNode("n", "node-1"))
        .decide(KnownContainers.nothing(), inspected).news().stream()
            .map(news -> (ContainerObserved) news.message())
            .toList();
  }
}
