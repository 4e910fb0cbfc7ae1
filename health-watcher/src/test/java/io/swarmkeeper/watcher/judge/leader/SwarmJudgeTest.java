package io.swarmkeeper.watcher.judge.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.NodeObserved;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.ServiceObserved;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.watcher.judge.News;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwarmJudgeTest {
  private static final Instant NOW = Instant.parse("2026-11-23T20:00:00Z");

  private final List<News> published = new ArrayList<>();
  private KnownSwarm known = KnownSwarm.nothing();

  @Test
  void the_first_look_says_everything_and_the_next_only_what_is_new() {
    look(node("ready", 1), service(7), task("preparing"));
    look(node("ready", 1), service(7), task("running"));
    assertThat(ids())
        .containsExactly(
            "obs/node/n1/1", "obs/service/s1/7", "obs/task/t1/preparing", "obs/task/t1/running");
  }

  @Test
  void a_service_that_went_is_said_to_be_removed_once() {
    look(service(7));
    look();
    look();
    assertThat(ids()).containsExactly("obs/service/s1/7", "obs/service/s1/removed");
    assertThat(((ServiceObserved) last()).presence()).isEqualTo(Presence.REMOVED);
  }

  @Test
  void a_node_that_went_is_said_to_be_removed() {
    look(node("ready", 1));
    look();
    assertThat(((NodeObserved) last()).presence()).isEqualTo(Presence.REMOVED);
  }

  @Test
  void a_task_that_the_swarm_forgets_is_no_news() {
    look(task("shutdown"));
    look();
    assertThat(published).hasSize(1);
  }

  @Test
  void a_new_leader_says_the_same_under_the_same_ids() {
    look(node("ready", 1), service(7), task("running"));
    var said = ids();
    known = KnownSwarm.nothing();
    published.clear();
    look(node("ready", 1), service(7), task("running"));
    assertThat(ids()).isEqualTo(said);
  }

  private void look(SwarmFact... facts) {
    var judgement = SwarmJudge.decide(known, List.of(facts), NOW);
    known = judgement.known();
    published.addAll(judgement.news());
  }

  private List<String> ids() {
    return published.stream().map(n -> n.id().value()).toList();
  }

  private Observation last() {
    return (Observation) published.getLast().message();
  }

  private static SwarmFact node(String state, long version) {
    var observed =
        new NodeObserved(
            "w", "n1", "node-1", "worker", "active", state, false, Presence.PRESENT, NOW);
    return new SwarmFact("node/n1", Long.toString(version), Optional.of(NOW), observed);
  }

  private static SwarmFact service(long version) {
    var observed =
        new ServiceObserved(
            "w",
            "s1",
            "web",
            Optional.empty(),
            version,
            "web:v1",
            Optional.of(1),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Presence.PRESENT,
            NOW);
    return new SwarmFact("service/s1", Long.toString(version), Optional.of(NOW), observed);
  }

  private static SwarmFact task(String state) {
    var ref = new TaskRef("t1", "s1", "web", Optional.of(1), Optional.empty());
    var observed =
        new TaskObserved(
            "w",
            ref,
            Optional.of("n1"),
            "web:v1",
            state,
            "running",
            Optional.empty(),
            Optional.empty(),
            NOW,
            Optional.of(NOW));
    return new SwarmFact("task/t1", state, Optional.of(NOW), observed);
  }
}
