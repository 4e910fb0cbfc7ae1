package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a running operation cannot do is refused at once, and it goes on as if nobody had asked. */
@ExtendWith(OurServices.class)
class SteeringIT {
  private static final String STACK = "story-steering";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private final Swarm swarm = new Swarm();

  @AfterEach
  void take_it_away() throws EngineTrouble, IOException {
    swarm.remove(STACK);
    swarm.close();
  }

  @Test
  void a_rollout_that_is_not_paused_cannot_be_resumed() throws Exception {
    var rollout = Keeper.deploying(STACK, web("web:slow", "node-3"), "slow to be healthy");
    var id = runningOn(STACK);

    refused(Keeper.run("resume", id, "--reason", "test"), "not paused");

    assertThat(Keeper.ended(rollout).exit()).isZero();
  }

  @Test
  void a_drain_can_be_aborted_and_neither_paused_nor_resumed() throws Exception {
    assertThat(Keeper.deploy(STACK, web("web:v1", "node-2"), "only on node-2").exit()).isZero();
    var drain = Sandbox.keeper(List.of("drain", "node-2", "--reason", "what cannot move"));
    try {
      var id = runningOn("node-2");

      refused(Keeper.run("pause", id, "--reason", "test"), "cannot be paused");
      refused(Keeper.run("resume", id, "--reason", "test"), "not paused");

      assertThat(Keeper.run("abort", id, "--reason", "test").exit()).isZero();
      var ended = drain.ended(PATIENCE);
      assertThat(ended.exit()).as("%s", ended).isEqualTo(4);
      assertThat(ended.said()).contains("aborted");
    } finally {
      assertThat(Keeper.run("activate", "node-2", "--reason", "test").exit()).isZero();
    }
  }

  private static void refused(ProgramResult ran, String why) {
    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said()).contains(why);
  }

  /** The operation at work on a stack or a node, as soon as there is one. */
  private static String runningOn(String target) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> Keeper.json("status", target).lines().getFirst().at("/operations/0/id").asText(),
            id -> !id.isEmpty());
  }

  private static String web(String image, String host) {
    return """
    version: "3.8"
    services:
      web:
        image: %s/%s
        deploy:
          endpoint_mode: dnsrr
          placement: {constraints: [node.hostname == %s]}
          update_config: {monitor: 1s}
    """
        .formatted(Sandbox.registry(), image, host);
  }
}
