package io.swarmkeeper.story;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The quickstart's story, one chapter after the other. */
@ExtendWith(OurServices.class)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class StoryIT {
  private static final String STACK = "story-dinner";
  private static final String HOMEPAGE = STACK + "_nerd-dinner-homepage";
  private static final String NEW_IMAGE = "dockeronwindows/ch07-nerd-dinner-homepage:2e";
  private final Swarm swarm = new Swarm();
  private final List<JsonOutput> operations = new ArrayList<>();

  @AfterAll
  void take_the_stack_away() throws EngineTrouble, IOException, InterruptedException {
    if (!swarm.availability("node-2").equals("active")) {
      var _ = Keeper.run("activate", "node-2", "--reason", "clean up after a test");
    }
    swarm.remove(STACK);
    swarm.close();
  }

  @Test
  @Order(1)
  void the_first_release_ends_with_ten_services_and_sixteen_tasks() throws Exception {
    var told = told(Keeper.deploy(STACK, Keeper.nerdDinner("docker-stack.yml"), "first release"));

    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(told.ended().path("verdict").asText()).isEqualTo("succeeded");
    assertThat(told.data("event.service-converged")).hasSize(10);
    assertThat(swarm.stack(STACK)).hasSize(10);
    assertThat(swarm.running(STACK, "")).isEqualTo(16);
  }

  @Test
  @Order(2)
  void the_plan_for_a_new_homepage_names_the_homepage_alone() throws Exception {
    var before = swarm.stack(STACK);
    var file = Keeper.file(Keeper.nerdDinner("docker-stack-2.yml"));
    var told = Keeper.json("plan", "-c", file, STACK, "--exit-code");

    assertThat(told.exit()).as("%s", told).isEqualTo(2);
    assertThat(touched(told.lines().getFirst())).containsExactly(HOMEPAGE);
    assertThat(swarm.stack(STACK)).isEqualTo(before);
  }

  @Test
  @Order(3)
  void a_new_homepage_leaves_the_other_nine_services_with_their_versions_and_tasks()
      throws Exception {
    var before = swarm.stack(STACK);
    var told = told(Keeper.deploy(STACK, Keeper.nerdDinner("docker-stack-2.yml"), "new homepage"));

    assertThat(told.exit()).as("%s", told).isZero();
    var after = swarm.stack(STACK);
    assertOthersUntouched(before, after);
    assertThat(after.get(HOMEPAGE).image()).startsWith(NEW_IMAGE);
    assertThat(after.get(HOMEPAGE).tasks())
        .hasSize(2)
        .doesNotContainAnyElementsOf(before.get(HOMEPAGE).tasks());
    assertThat(swarm.everStarted(STACK, NEW_IMAGE)).isEqualTo(2);
  }

  @Test
  @Order(4)
  void deploying_what_is_already_there_does_nothing() throws Exception {
    var before = swarm.stack(STACK);
    var told = Keeper.deploy(STACK, Keeper.nerdDinner("docker-stack-2.yml"), "once more");

    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(swarm.stack(STACK)).isEqualTo(before);
  }

  @Test
  @Order(5)
  void a_homepage_that_never_gets_healthy_is_stopped_and_the_old_one_comes_back() throws Exception {
    var before = swarm.stack(STACK);
    var deploying =
        Keeper.deploying(STACK, Keeper.nerdDinner("docker-stack-3-broken.yml"), "new database");
    long fewest = fewestWhile(deploying, NEW_IMAGE);
    var told = told(Keeper.ended(deploying));

    assertThat(told.exit()).as("%s", told).isEqualTo(3);
    var ended = told.ended();
    assertThat(ended.path("verdict").asText()).isEqualTo("rolled back");
    assertThat(ended.path("evidence"))
        .anySatisfy(evidence -> {
          assertThat(evidence.path("service").asText()).contains("nerd-dinner-homepage");
          assertThat(evidence.path("node").asText()).startsWith("node-");
          assertThat(evidence.path("output").asText())
              .contains("workload: database is unreachable");
        });
    var after = swarm.stack(STACK);
    assertOthersUntouched(before, after);
    assertThat(after.get(HOMEPAGE).image()).isEqualTo(before.get(HOMEPAGE).image());
    assertThat(swarm.running(STACK, NEW_IMAGE)).isEqualTo(2);
    assertThat(after.get(HOMEPAGE).spec().path("UpdateConfig"))
        .as("the engine's failure action is the file's again")
        .isEqualTo(before.get(HOMEPAGE).spec().path("UpdateConfig"));
    assertThat(fewest).as("one old task served all the time").isGreaterThanOrEqualTo(1);
  }

  @Test
  @Order(6)
  void a_drained_node_is_empty_and_every_service_is_at_its_level_elsewhere() throws Exception {
    var told = told(Keeper.json("drain", "node-2", "--reason", "kernel update"));

    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(swarm.availability("node-2")).isEqualTo("drain");
    assertThat(swarm.tasksOn("node-2")).isEmpty();
    assertThat(swarm.running(STACK, "")).isEqualTo(16);
    assertThat(Keeper.events(told.operation()).data("outcome.done"))
        .as("the node's own executor has said that it is empty")
        .anyMatch(done -> done.path("command").asText().contains("confirm"));
  }

  @Test
  @Order(7)
  void an_activated_node_takes_tasks_again_and_nothing_restarts() throws Exception {
    var before = swarm.stack(STACK);
    var told = told(Keeper.json("activate", "node-2", "--reason", "kernel updated"));

    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(swarm.availability("node-2")).isEqualTo("active");
    assertThat(swarm.stack(STACK)).isEqualTo(before);
  }

  @Test
  @Order(8)
  void every_message_of_these_operations_is_in_elasticsearch_once_with_who_and_why()
      throws Exception {
    var audit = new Audit();
    assertThat(operations).hasSize(5);
    for (var told : operations) {
      var journal = ids(Keeper.events(told.operation()).lines(), "id");
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() ->
              assertThat(
                      audit.of(told.operation()).stream()
                          .map(hit -> hit.at("/_source/event/id").asText()))
                  .containsExactlyInAnyOrderElementsOf(journal));
      assertThat(audit.of(told.operation()))
          .allSatisfy(hit -> {
            var source = hit.path("_source");
            assertThat(source.at("/user/name").asText()).as("who: %s", source).isNotEmpty();
            assertThat(source.at("/event/reason").asText()).as("why: %s", source).isNotEmpty();
            assertThat(source.at("/event/action").asText()).as("what: %s", source).isNotEmpty();
          });
    }
  }

  @Test
  @Order(9)
  void the_history_knows_every_revision_with_who_why_and_the_verdict() throws Exception {
    var history = Keeper.run("history", STACK);

    assertThat(history.exit()).isZero();
    assertThat(history.out())
        .contains("first release", "new homepage", "new database", "succeeded", "rolled back");
  }

  @Test
  @Order(10)
  void the_events_of_an_operation_tell_the_same_story_in_words() throws Exception {
    var broken = operations.get(2).operation();
    var events = Keeper.run("events", "--operation", broken);

    assertThat(events.exit()).isZero();
    assertThat(events.out())
        .contains("asks to deploy " + STACK, "new database", "failed", "goes back", "rolled back");
  }

  @Test
  @Order(11)
  void the_status_says_of_every_service_how_steadily_it_runs() {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() ->
            assertThat(Keeper.json("status", STACK).lines().getFirst().path("services"))
                .hasSize(10)
                .allSatisfy(service ->
                    assertThat(service.at("/steadiness/stability").asText()).isEqualTo("stable")));
  }

  private JsonOutput told(JsonOutput told) {
    operations.add(told);
    return told;
  }

  /** The fewest tasks of an image that ran at any look while a command was under way. */
  private long fewestWhile(Program program, String image) throws EngineTrouble {
    long fewest = Long.MAX_VALUE;
    while (program.running()) {
      fewest = Math.min(fewest, swarm.running(STACK, image));
    }
    return fewest;
  }

  private static Set<String> touched(JsonNode plan) {
    return StreamSupport.stream(plan.path("services").spliterator(), false)
        .filter(service -> !service.path("action").asText().equals("none"))
        .map(service -> service.path("service").asText())
        .collect(toSet());
  }

  private void assertOthersUntouched(
      Map<String, Swarm.Service> before, Map<String, Swarm.Service> after) throws EngineTrouble {
    assertThat(others(after))
        .as("untouched; the tasks that have ended by now: %s", swarm.ended(STACK))
        .isEqualTo(others(before))
        .hasSize(9);
  }

  private static Map<String, Swarm.Service> others(Map<String, Swarm.Service> services) {
    var others = new HashMap<>(services);
    others.remove(HOMEPAGE);
    return others;
  }

  private static List<String> ids(List<JsonNode> messages, String field) {
    return messages.stream().map(message -> message.path(field).asText()).toList();
  }
}
