package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What cannot be done is refused with a sentence and the right exit code, and nothing is touched.
 */
@ExtendWith(OurServices.class)
class BadInputIT {
  private static final String STACK = "story-bad";
  private final Swarm swarm = new Swarm();

  @AfterEach
  void nothing_was_touched() throws EngineTrouble, IOException {
    try {
      assertThat(swarm.stack(STACK)).isEmpty();
    } finally {
      swarm.remove(STACK);
      swarm.close();
    }
  }

  @Test
  void an_unknown_node_is_named_with_what_to_do() throws Exception {
    var ran = Keeper.run("drain", "node-99", "--reason", "test");

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said()).contains("node-99", "node-1");
  }

  @Test
  void a_stack_without_revisions_cannot_be_brought_back() throws Exception {
    var ran = Keeper.run("rollback", "story-never-heard-of", "--reason", "test");

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said()).contains("story-never-heard-of");
  }

  @Test
  void an_image_that_is_not_there_is_found_before_anything_is_touched() throws Exception {
    var ran = deploy(web(Sandbox.registry() + "/web:no-such-version"));

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said()).contains("web:no-such-version");
  }

  @Test
  void errors_in_a_stack_file_come_all_at_once_with_file_line_and_column() throws Exception {
    var ran =
        deploy(
            "version: \"3.8\"\nservices:\n  web:\n    imagee: x\n    deploy: {replicas: many}\n");

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said())
        .containsPattern("\\.yml:4:\\d+.*imagee")
        .containsPattern("\\.yml:5:\\d+.*replicas");
  }

  @Test
  void a_registry_that_does_not_answer_refuses_a_deploy() throws Exception {
    var _ = Sandbox.script("stop", "registry");
    try {
      var ran = deploy(web(Sandbox.registry() + "/web:v3"));

      assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
      assertThat(ran.said()).contains(Sandbox.registry());
    } finally {
      var _ = Sandbox.script("start", "registry");
    }
  }

  @Test
  void without_nats_the_command_line_says_where_it_looked() throws Exception {
    var ran = Keeper.run("--nats", "nats://127.0.0.1:9", "nodes");

    assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
    assertThat(ran.said()).contains("nats://127.0.0.1:9", "KEEPER_NATS");
  }

  @Test
  void without_an_executor_on_a_manager_a_deploy_is_refused() throws Exception {
    var _ = Sandbox.script("services", "kill", "executor-node-1");
    try {
      var ran = deploy(web(Sandbox.registry() + "/web:v1"));

      assertThat(ran.exit()).as("%s", ran).isEqualTo(1);
      assertThat(ran.said()).containsIgnoringCase("manager");
    } finally {
      var _ = Sandbox.script("services", "start", "executor-node-1");
    }
  }

  @Test
  void an_unreadable_message_on_any_subject_is_a_dead_letter_and_stops_nobody() throws Exception {
    var node = Keeper.json("nodes").lines().getFirst().at("/nodes/0/nodeId").asText();
    var actedOn =
        List.of(
            "request.mallory.shop.deploy",
            "command.swarm.update-service",
            "command.node." + node + ".confirm-empty",
            "outcome." + node + ".nobody");
    var onlyRecorded = List.of("observation.container." + node, "event.planner.operation-ended");
    var all = Stream.concat(actedOn.stream(), onlyRecorded.stream()).toList();
    RawJournal.publish(all, "{\"not\": ");

    var audit = new Audit();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(RawJournal.parked()).containsAll(actedOn);
          assertThat(audit.deadLetters()).containsAll(all);
        });
    assertThat(Keeper.run("nodes").exit()).isZero();
    assertThat(Keeper.run("plan", "-c", Keeper.file(web("web:v1")), STACK).exit()).isZero();
  }

  private static ProgramResult deploy(String text) throws InterruptedException {
    return Keeper.run("deploy", "-c", Keeper.file(text), STACK, "--yes", "--reason", "test");
  }

  private static String web(String image) {
    return """
    version: "3.8"
    services:
      web:
        image: %s
        deploy: {endpoint_mode: dnsrr}
    """
        .formatted(image);
  }
}
