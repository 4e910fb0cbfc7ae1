package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A rollback that cannot work stops no task that still serves. */
@ExtendWith(OurServices.class)
class RollbackIT {
  private static final String STACK = "story-rollback";
  private final Swarm swarm = new Swarm();

  @AfterEach
  void take_the_stack_away() throws Exception {
    swarm.remove(STACK);
    swarm.close();
  }

  @Test
  void an_image_that_no_node_can_get_ends_it_before_anything_is_touched() throws Exception {
    assertThat(Keeper.deploy(STACK, web("v1"), "first").exit()).isZero();
    var first = swarm.stack(STACK).get(STACK + "_web").image();
    assertThat(Keeper.deploy(STACK, web("v2"), "second").exit()).isZero();
    var before = swarm.stack(STACK);
    for (var socket : Sandbox.sockets().values()) {
      Swarm.removeDigest(socket, first.substring(first.indexOf('@')));
    }
    route("add");
    JsonOutput told;
    try {
      told = rollback();
    } finally {
      route("del");
    }
    assertThat(told.exit()).as("%s", told).isEqualTo(4);
    assertThat(told.ended().path("sentence").asText())
        .contains("nothing was touched", "on node-1", "on node-2", "on node-3");
    assertThat(swarm.stack(STACK)).isEqualTo(before);
    var again = rollback();
    assertThat(again.exit()).as("the registry is back: %s", again).isZero();
  }

  private static JsonOutput rollback() throws InterruptedException {
    return Keeper.json("rollback", STACK, "--to", "1", "--reason", "back", "--deadline", "3m");
  }

  /** No node reaches the registry, or all do again. */
  private static void route(String verb) throws InterruptedException, IOException {
    var registry = Sandbox.registry().replaceFirst(":.*", "") + "/32";
    for (var node : Sandbox.sockets().keySet()) {
      var command = new ArrayList<>(List.of("ip", "netns", "exec"));
      command.add(Sandbox.variable("SANDBOX_NAMESPACES") + node);
      command.addAll(List.of("ip", "route", verb, "unreachable", registry));
      var ran =
          Program.start(Sandbox.ROOT, Sandbox.ENVIRONMENT, command).ended(Duration.ofSeconds(10));
      assertThat(ran.exit()).as("%s", ran).isZero();
    }
  }

  private static String web(String version) {
    return """
    version: "3.8"
    services:
      web:
        image: %s/web:%s
        deploy: {replicas: 2, endpoint_mode: dnsrr, update_config: {monitor: 1s}}
    """
        .formatted(Sandbox.registry(), version);
  }
}
