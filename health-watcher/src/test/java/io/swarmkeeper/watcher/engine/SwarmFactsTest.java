package io.swarmkeeper.watcher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.leader.KnownSwarm;
import io.swarmkeeper.watcher.judge.leader.SwarmFact;
import io.swarmkeeper.watcher.judge.leader.SwarmJudge;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwarmFactsTest {
  private static final Instant SEEN = Instant.parse("2026-11-24T00:13:44Z");

  @Test
  void a_failed_task_says_where_and_why() throws IOException {
    var crash = find(TaskObserved.class, "failed");
    assertThat(crash.task().service()).isEqualTo("watcher-rec-crash");
    assertThat(crash.task().stack()).contains("shop");
    assertThat(crash.task().slot()).isEmpty();
    assertThat(crash.onNode()).contains("pt65xw5umo9ssil2ov27nls53");
    assertThat(crash.error()).contains("task: non-zero exit (3)");
    assertThat(crash.exitCode()).contains(3);
    assertThat(crash.desiredState()).isEqualTo("shutdown");
  }

  @Test
  void a_service_carries_the_step_that_made_it_so() throws IOException {
    var crash = find(ServiceObserved.class, "watcher-rec-crash");
    assertThat(crash.step()).contains("s#1");
    assertThat(crash.replicas()).isEmpty();
    assertThat(crash.version()).isEqualTo(520);
    assertThat(find(ServiceObserved.class, "watcher-rec-sick").replicas()).contains(1);
  }

  @Test
  void one_node_leads() throws IOException {
    var nodes =
        facts().stream()
            .map(SwarmFact::observation)
            .filter(NodeObserved.class::isInstance)
            .map(NodeObserved.class::cast)
            .toList();
    assertThat(nodes).hasSize(3);
    assertThat(nodes).filteredOn(NodeObserved::leader).hasSize(1);
    assertThat(nodes)
        .filteredOn(NodeObserved::leader)
        .extracting(NodeObserved::host)
        .containsExactly("node-1");
  }

  @Test
  void every_id_tells_what_and_which_version() throws IOException {
    var news = SwarmJudge.decide(KnownSwarm.nothing(), facts(), SEEN).news();
    assertThat(news.stream().map(News::id)).doesNotHaveDuplicates();
    assertThat(news.stream().map(n -> n.id().value()))
        .contains(
            "obs/node/pt65xw5umo9ssil2ov27nls53/433/leader",
            "obs/service/by6wp4soqcs79wc80p7do2r97/520",
            "obs/task/fgxpnq8vdnhug9582hz9sfw4s/failed/shutdown/1795479214372991898");
  }

  private static <T extends Observation> T find(Class<T> type, String word) throws IOException {
    return facts().stream()
        .map(SwarmFact::observation)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(o -> o.toString().contains(word))
        .findFirst()
        .orElseThrow();
  }

  private static List<SwarmFact> facts() throws IOException {
    return new SwarmFacts("watcher-node", SEEN)
        .of(Recorded.list("nodes"), Recorded.list("services"), Recorded.list("tasks"));
  }
}
