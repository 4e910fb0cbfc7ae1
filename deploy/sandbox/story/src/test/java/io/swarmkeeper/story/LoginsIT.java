package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Credentials of a private registry: refused before anything is touched, refreshed in place. */
@ExtendWith(OurServices.class)
class LoginsIT {
  private static final String STACK = "story-logins";
  private static final String WEB = STACK + "_web";
  private static final String DIGEST = "/Labels/io.swarmkeeper.login";

  @TempDir Path directory;
  private final Swarm swarm = new Swarm();
  private String registry;
  private String password;

  @BeforeEach
  void a_private_registry() throws Exception {
    var lines =
        Sandbox.script("private-registry", "up")
            .out()
            .lines()
            .map(l -> l.substring(l.indexOf('=') + 1))
            .toList();
    registry = lines.get(0);
    password = lines.get(2);
  }

  @AfterEach
  void take_the_stack_away() throws Exception {
    swarm.remove(STACK);
    swarm.close();
    // Executors remember credentials until they end.
    for (var node : Sandbox.sockets().keySet()) {
      var executor = "executor-" + node;
      var _ = Sandbox.script("services", "kill", executor);
      var _ = Sandbox.script("services", "start", executor);
    }
  }

  @Test
  void a_refresh_leaves_every_task_and_the_next_change_of_placement_replaces_them_once()
      throws Exception {
    write("shop.yml", web(""));
    logIn("keeper", password);
    assertThat(deploy("first").exit()).isZero();
    var before = swarm.stack(STACK).get(WEB);
    assertThat(before.tasks()).hasSize(2);
    assertThat(before.spec().at(DIGEST).asText()).matches("[0-9a-f]{32}");

    logIn("second", "not the password");
    var refused = run("plan");
    assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
    assertThat(refused.err()).contains(registry + " refuses the credentials of user second");
    assertThat(refused.err()).doesNotContain("not the password");

    logIn("second", password);
    var kept = run("deploy", "--reason", "the same with other credentials");
    assertThat(kept.exit()).as("%s", kept).isZero();
    assertThat(kept.out()).contains(WEB + " keeps the registry credentials", "Nothing to do");
    assertThat(swarm.stack(STACK).get(WEB)).as("nothing is touched").isEqualTo(before);

    var refresh = deploy("refresh", "--refresh-logins");
    assertThat(refresh.exit()).as("%s", refresh).isZero();
    var after = swarm.stack(STACK).get(WEB);
    assertThat(after.tasks()).as("no task restarts").isEqualTo(before.tasks());
    assertThat(after.spec().at(DIGEST)).isNotEqualTo(before.spec().at(DIGEST));
    assertThat(without(after.spec())).as("the spec stays").isEqualTo(without(before.spec()));
    assertThat(refresh.data("event.plan-kept")).hasSize(1);
    assertThat(refresh.ended().path("sentence").asText()).contains("credentials for 1 service");

    var again = run("plan", "--refresh-logins", "--exit-code");
    assertThat(again.exit()).as("Swarm has them: %s", again).isZero();

    write("shop.yml", web("placement: {constraints: [node.platform.os == linux]}, "));
    var plan = run("plan");
    assertThat(plan.out()).contains("2 tasks are replaced", "while the tasks stayed");
    var moved = deploy("a placement that suits every task");
    assertThat(moved.exit()).as("%s", moved).isZero();
    assertThat(moved.data("event.plan-kept")).as("%s", moved).hasSize(1);
    assertThat(swarm.stack(STACK).get(WEB).tasks()).doesNotContainAnyElementsOf(before.tasks());
  }

  private static JsonNode without(JsonNode spec) {
    var copy = spec.<JsonNode>deepCopy();
    ((com.fasterxml.jackson.databind.node.ObjectNode) copy.path("Labels"))
        .remove(List.of("io.swarmkeeper.login", "io.swarmkeeper.login-at", "io.swarmkeeper.step"));
    return copy;
  }

  private JsonOutput deploy(String reason, String... more) throws Exception {
    var arguments = new ArrayList<>(List.of("-o", "json", "deploy", "--deadline", "3m"));
    arguments.addAll(List.of("--reason", reason));
    arguments.addAll(List.of(more));
    return Keeper.ended(keeper(arguments));
  }

  private ProgramResult run(String verb, String... more) throws Exception {
    var arguments = new ArrayList<>(List.of(verb));
    arguments.addAll(List.of(more));
    return keeper(arguments).ended(Duration.ofMinutes(2));
  }

  private Program keeper(List<String> arguments) {
    var all = new ArrayList<>(List.of("env", "DOCKER_CONFIG=" + directory));
    all.add(Sandbox.ROOT.resolve("keeper").toString());
    all.addAll(arguments);
    all.addAll(List.of("-c", directory.resolve("shop.yml").toString(), STACK));
    return Program.start(Sandbox.ROOT, Sandbox.ENVIRONMENT, all);
  }

  private void logIn(String user, String secret) throws IOException {
    var auth =
        Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    write("config.json", "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry, auth));
  }

  private String web(String more) {
    return """
    version: "3.8"
    services:
      web:
        image: %s/web:v1
        deploy: {replicas: 2, endpoint_mode: dnsrr, %supdate_config: {monitor: 1s}}
    """
        .formatted(registry, more);
  }

  private void write(String name, String text) throws IOException {
    var _ = Files.writeString(directory.resolve(name), text);
  }
}
