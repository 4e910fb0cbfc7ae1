package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A swarm that is not in order: an operation answers for what it changes, and for nothing else. */
@ExtendWith(OurServices.class)
class NodesInTroubleIT {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration LONG = Duration.ofMinutes(3);
  private final Swarm swarm = new Swarm();
  private final String stack = "story-trouble-" + NUMBER.incrementAndGet();

  @AfterEach
  void put_it_in_order() throws EngineTrouble, IOException, InterruptedException {
    Sandbox.docker("node", "update", "--availability", "active", "node-3");
    swarm.remove(stack);
    swarm.close();
  }

  @Test
  void a_rollout_succeeds_without_a_node_that_has_just_died_and_it_follows_when_it_is_back()
      throws Exception {
    succeeded(Keeper.deploy(stack, agentAndWeb("v1"), "before"));
    var _ = Sandbox.script("kill", "node-3");
    try {
      var told = Keeper.deploy(stack, agentAndWeb("v2"), "node-3 has just died");
      succeeded(told);
      assertThat(sentence(told)).contains("node-3 is down");
      assertThat(told.ended().path("took").asText()).isNotEmpty();

      var drained = Keeper.run("drain", "node-3", "--reason", "it is dead");
      assertThat(drained.exit()).as("%s", drained).isZero();
      assertThat(drained.said()).contains("node-3 is down");
      Sandbox.docker("node", "update", "--availability", "active", "node-3");
    } finally {
      var _ = Sandbox.script("start", "node-3");
    }
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(swarm.runningOn("node-3", image("v2"))).isPositive());
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(swarm.running(stack, image("v1"))).isZero());
  }

  @Test
  void a_global_service_keeps_its_old_task_on_a_paused_node_and_the_verdict_says_so()
      throws Exception {
    succeeded(Keeper.deploy(stack, agent("v1"), "before"));
    Sandbox.docker("node", "update", "--availability", "pause", "node-3");

    var told = Keeper.deploy(stack, agent("v2"), "node-3 is paused");

    succeeded(told);
    assertThat(sentence(told)).contains("node-3 is paused, and keeps its old task");
    assertThat(swarm.runningOn("node-3", image("v1"))).isEqualTo(1);
    assertThat(swarm.running(stack, image("v2"))).isEqualTo(2);

    Sandbox.docker("node", "update", "--availability", "active", "node-3");
    await()
        .atMost(LONG)
        .untilAsserted(() -> assertThat(swarm.running(stack, image("v2"))).isEqualTo(3));
    assertThat(planned(agent("v2")).exit()).isZero();
  }

  @Test
  void the_file_undoes_a_constraint_by_hand_and_the_healthy_task_stays() throws Exception {
    succeeded(Keeper.deploy(stack, onAWorker(), "before"));
    var before = swarm.stack(stack).get(stack + "_web").tasks();
    Sandbox.docker(
        "service",
        "update",
        "--detach",
        "--constraint-add",
        "node.labels.mining==dd",
        stack + "_web");
    await().atMost(LONG).until(() -> swarm.tasks(stack).size() > 1);
    var plan = planned(onAWorker());
    assertThat(plan.exit()).as("%s", plan).isEqualTo(2);

    succeeded(Keeper.deploy(stack, onAWorker(), "as the file says"));

    assertThat(swarm.stack(stack).get(stack + "_web").tasks()).isEqualTo(before);
  }

  @Test
  void tasks_that_waited_before_a_rollback_are_named_and_not_judged() throws Exception {
    succeeded(Keeper.deploy(stack, full("v1"), "before"));
    succeeded(Keeper.deploy(stack, full("v2"), "after"));
    Sandbox.docker("node", "update", "--availability", "drain", "node-3");
    await().atMost(LONG).until(() -> swarm.running(stack, image("v2")) == 4);

    var told = Keeper.json("rollback", stack, "--to", "1", "--reason", "v2 is bad");

    succeeded(told);
    assertThat(sentence(told)).contains("2 of 6 tasks of " + stack + "_web wait for a node");
    assertThat(swarm.running(stack, image("v1"))).isEqualTo(4);
    assertThat(swarm.stack(stack).get(stack + "_web").spec().at("/Mode/Replicated/Replicas"))
        .hasToString("6");
  }

  @Test
  void a_job_that_a_cron_tool_starts_meanwhile_keeps_its_replicas_and_harms_nobody()
      throws Exception {
    succeeded(Keeper.deploy(stack, siteAndJob("v1"), "before"));
    var deploying = Keeper.deploying(stack, siteAndJob("v2"), "while cron starts the job");
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> swarm.everStarted(stack, image("v2")) > 0);
    Sandbox.docker(
        "service", "update", "--detach", "--force", "--replicas", "1", stack + "_nightly");

    var told = Keeper.ended(deploying);

    succeeded(told);
    assertThat(swarm.running(stack, image("v2"))).isEqualTo(4);
    assertThat(swarm.stack(stack).get(stack + "_nightly").spec().at("/Mode/Replicated/Replicas"))
        .hasToString("1");
  }

  @Test
  void what_swarm_has_given_up_is_not_called_nothing_to_do() throws Exception {
    succeeded(Keeper.deploy(stack, once(), "before"));
    await().atMost(LONG).until(() -> swarm.stack(stack).get(stack + "_once").tasks().isEmpty());
    await()
        .atMost(LONG)
        .untilAsserted(() -> {
          var told = Keeper.run("plan", "-c", Keeper.file(once()), stack, "--exit-code");
          assertThat(told.exit()).as("%s", told).isEqualTo(1);
          assertThat(told.said()).contains("has Swarm start no others", "--force");
        });
  }

  private ProgramResult planned(String text) throws InterruptedException {
    return Keeper.run("plan", "-c", Keeper.file(text), stack, "--exit-code");
  }

  private static void succeeded(JsonOutput told) {
    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(told.ended().path("verdict").asText()).isEqualTo("succeeded");
  }

  private static String sentence(JsonOutput told) {
    return told.ended().path("sentence").asText();
  }

  private static String agent(String version) {
    return """
    services:
      agent:
        image: %s
        deploy: {mode: global, endpoint_mode: dnsrr, update_config: {monitor: 2s}}
    """
        .formatted(image(version));
  }

  private static String agentAndWeb(String version) {
    return agent(version)
        + """
          web:
            image: %s
            deploy: {replicas: 3, endpoint_mode: dnsrr, update_config: {monitor: 2s}}
        """
            .formatted(image(version));
  }

  private static String onAWorker() {
    return """
    services:
      web:
        image: %s
        deploy:
          endpoint_mode: dnsrr
          placement: {constraints: [node.role == worker]}
          update_config: {order: start-first, monitor: 2s}
    """
        .formatted(image("v1"));
  }

  private static String full(String version) {
    return """
    services:
      web:
        image: %s
        deploy:
          replicas: 6
          endpoint_mode: dnsrr
          placement: {max_replicas_per_node: 2}
          update_config: {parallelism: 2, order: stop-first, monitor: 2s}
    """
        .formatted(image(version));
  }

  private static String siteAndJob(String version) {
    return """
    services:
      web:
        image: %1$s
        deploy:
          replicas: 3
          endpoint_mode: dnsrr
          update_config: {parallelism: 1, delay: 5s, monitor: 2s}
      nightly:
        image: %1$s
        entrypoint: ["/bin/sh", "-c", "sleep 600"]
        healthcheck: {disable: true}
        deploy:
          replicas: 0
          endpoint_mode: dnsrr
          restart_policy: {condition: none}
          update_config: {monitor: 15s}
    """
        .formatted(image(version));
  }

  /** It lives for half a minute, is started once more, and never again. */
  private static String once() {
    return """
    services:
      once:
        image: %s
        entrypoint: ["/bin/sh", "-c", "sleep 30; exit 3"]
        healthcheck: {disable: true}
        deploy:
          endpoint_mode: dnsrr
          restart_policy: {condition: any, delay: 1s, max_attempts: 1}
          update_config: {monitor: 2s}
    """
        .formatted(image("v1"));
  }

  private static String image(String version) {
    return Sandbox.registry() + "/web:" + version;
  }
}
