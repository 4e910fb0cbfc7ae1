package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Something of ours, or under us, dies in the middle of a rollout. */
@ExtendWith(OurServices.class)
class FaultIT {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private final Swarm swarm = new Swarm();
  private final String stack = "story-fault-" + NUMBER.incrementAndGet();

  @BeforeEach
  void deploy_the_first_version() throws InterruptedException {
    var told = Keeper.deploy(stack, file("v1"), "before the fault");
    assertThat(told.exit()).as("%s", told).isZero();
  }

  @AfterEach
  void take_the_stack_away() throws EngineTrouble, IOException {
    swarm.remove(stack);
    swarm.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"planner", "executor-node-1", "watcher-node-1", "indexer"})
  void a_service_killed_during_a_rollout_and_started_again_changes_nothing_in_its_end(String name)
      throws Exception {
    var deploying = Keeper.deploying(stack, file("v2"), "while " + name + " is killed");
    untilUnderWay();
    var _ = Sandbox.script("services", "kill", name);
    var _ = Sandbox.script("services", "start", name);

    succeededOnce(Keeper.ended(deploying));
  }

  @Test
  void nats_away_for_five_seconds_changes_nothing_in_the_end_of_a_rollout() throws Exception {
    var deploying = Keeper.deploying(stack, file("v2"), "while NATS is away");
    untilUnderWay();
    var _ = Sandbox.script("stop", "nats");
    pass(Duration.ofSeconds(5));
    var _ = Sandbox.script("start", "nats");

    succeededOnce(Keeper.ended(deploying));
  }

  @Test
  void elasticsearch_away_for_twenty_seconds_loses_nothing() throws Exception {
    var _ = Sandbox.script("stop", "elasticsearch");
    JsonOutput told;
    try {
      told = Keeper.deploy(stack, file("v2"), "while Elasticsearch is away");
      pass(Duration.ofSeconds(20));
    } finally {
      var _ = Sandbox.script("start", "elasticsearch");
    }

    succeededOnce(told);
  }

  @Test
  void an_update_by_hand_during_a_rollout_is_seen_and_left_as_it_is() throws Exception {
    var deploying = Keeper.deploying(stack, file("v2"), "while somebody else updates the service");
    untilUnderWay();
    swarm.setImageByHand(stack + "_web", image("v3"));

    var told = Keeper.ended(deploying);
    assertThat(told.exit()).as("%s", told).isEqualTo(4);
    assertThat(told.ended().path("verdict").asText()).isEqualTo("failed");
    assertThat(told.ended().path("sentence").asText()).contains("changed by somebody else");
    assertThat(swarm.stack(stack).get(stack + "_web").image()).isEqualTo(image("v3"));
  }

  /** The right verdict, each task replaced once, and the whole story in Elasticsearch. */
  private void succeededOnce(JsonOutput told) throws Exception {
    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(told.ended().path("verdict").asText()).isEqualTo("succeeded");
    assertThat(swarm.running(stack, image("v2"))).isEqualTo(3);
    assertThat(swarm.everStarted(stack, image("v2"))).as("tasks of the new image").isEqualTo(3);
    var journal =
        Keeper.events(told.operation()).lines().stream()
            .map(message -> message.path("id").asText())
            .toList();
    var audit = new Audit();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(audit.of(told.operation()))
                .extracting(hit -> hit.at("/_source/event/id").asText())
                .containsExactlyInAnyOrderElementsOf(journal));
  }

  private void untilUnderWay() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> swarm.everStarted(stack, image("v2")) > 0);
  }

  private static void pass(Duration time) {
    await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
  }

  private static String file(String version) {
    return """
    version: "3.8"
    services:
      web:
        image: %s
        deploy:
          replicas: 3
          endpoint_mode: dnsrr
          update_config: {order: start-first, parallelism: 1, monitor: 2s}
    """
        .formatted(image(version));
  }

  private static String image(String version) {
    return Sandbox.registry() + "/web:" + version;
  }
}
