package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Configs and secrets from files, images before tasks, and what goes last. */
@ExtendWith(OurServices.class)
class ObjectsIT {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final String CANARY = "canary-" + Long.toHexString(ProcessHandle.current().pid());

  @TempDir Path directory;
  private final Swarm swarm = new Swarm();
  private final String stack = "story-objects-" + NUMBER.incrementAndGet();

  @AfterEach
  void take_the_stack_away() throws Exception {
    swarm.remove(stack);
    swarm.removeObjects(stack);
    swarm.close();
  }

  @Test
  void content_rotates_and_no_byte_of_a_secret_is_anywhere_but_in_the_swarm() throws Exception {
    write("app.conf", "colour=blue");
    write("key.txt", CANARY + "-one");
    write("shop.yml", withObjects());
    var first = deploy("first");
    assertThat(first.exit()).as("%s", first).isZero();
    var config = only(swarm.configs(stack));
    var secret = only(swarm.secrets(stack));
    assertThat(config).matches(stack + "_app-[0-9a-f]{12}");
    assertThat(secret).matches(stack + "_key-[0-9a-f]{12}");
    var before = swarm.stack(stack);

    assertThat(deploy("the same again").exit()).isZero();
    assertThat(swarm.stack(stack)).as("the same content touches nothing").isEqualTo(before);

    write("app.conf", "colour=red");
    var second = deploy("another colour");
    assertThat(second.exit()).as("%s", second).isZero();
    assertThat(swarm.configs(stack)).hasSize(2).contains(config);
    assertThat(swarm.secrets(stack)).containsExactly(secret);
    assertThat(swarm.stack(stack).get(stack + "_other"))
        .as("who does not use it is not touched")
        .isEqualTo(before.get(stack + "_other"));
    assertThat(mounted(stack + "_web")).isNotEqualTo(config).startsWith(stack + "_app-");

    write("key.txt", CANARY + "-two");
    var third = deploy("another key");
    assertThat(third.exit()).as("%s", third).isZero();
    assertThat(swarm.secrets(stack)).hasSize(2).contains(secret);

    nowhere(CANARY, List.of(first.operation(), second.operation(), third.operation()));
  }

  @Test
  void a_request_without_the_command_line_cannot_bring_a_secret_and_says_so() throws Exception {
    write("key.txt", CANARY + "-three");
    write("shop.yml", withSecret());
    var id = "d-" + stack;
    RawJournal.publish(List.of("request.alice." + stack + ".deploy"), request(id));
    var told =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Keeper.events(id), t -> !t.data("event.request-refused").isEmpty());
    assertThat(told.data("event.request-refused").getFirst().toString())
        .contains("run 'keeper deploy' where its file is");
    assertThat(swarm.stack(stack)).isEmpty();
  }

  @Test
  void a_node_that_cannot_pull_ends_a_deploy_before_anything_is_touched() throws Exception {
    write("shop.yml", web("v3", "labels: {nothing: here}"));
    var netns = Sandbox.variable("SANDBOX_NAMESPACES") + "node-2";
    var registry = Sandbox.registry().replaceFirst(":.*", "");
    removeImageEverywhere("v3");
    ip("netns", "exec", netns, "ip", "route", "add", "unreachable", registry + "/32");
    JsonOutput told;
    try {
      told = deploy("a node without a registry");
    } finally {
      ip("netns", "exec", netns, "ip", "route", "del", "unreachable", registry + "/32");
    }
    assertThat(told.exit()).as("%s", told).isEqualTo(4);
    assertThat(told.ended().path("sentence").asText())
        .contains("nothing was touched")
        .contains("on node-2");
    assertThat(swarm.stack(stack)).isEmpty();
    assertThat(deploy("the registry is back").exit()).isZero();
  }

  @Test
  void pruning_comes_last_and_takes_what_the_file_lacks() throws Exception {
    write("app.conf", "colour=" + stack);
    write("key.txt", CANARY + "-four");
    write("shop.yml", withObjects());
    assertThat(deploy("everything").exit()).isZero();
    write("shop.yml", web("v2", "labels: {less: here}"));
    var told = deploy("less", "--prune");
    assertThat(told.exit()).as("%s", told).isZero();
    assertThat(swarm.stack(stack)).containsOnlyKeys(stack + "_web");
    // Swarm takes the order at once, and the network away when its last container has stopped.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(swarm.networks(stack)).containsExactly(stack + "_default"));
    assertThat(swarm.configs(stack)).as("a kept revision needs it").hasSize(1);
    var types = told.lines().stream().map(l -> l.path("type").asText()).toList();
    var removals = Keeper.events(told.operation());
    assertThat(removals.of("command.remove-object").toList()).isNotEmpty();
    assertThat(types.indexOf("io.swarmkeeper.event.service-converged.v1")).isNotNegative();
  }

  @Test
  void a_private_registry_is_used_with_the_credentials_of_this_machines_docker() throws Exception {
    var registry = privateRegistry();
    write("shop.yml", web("v1", "labels: {a: b}").replace(Sandbox.registry(), registry.get(0)));
    var refused = run("deploy", "without credentials");
    assertThat(refused.exit()).as("%s", refused).isEqualTo(1);
    assertThat(refused.err())
        .contains("none are known for it: log in (docker login " + registry.get(0))
        .contains("then keeper deploy)");
    var both = registry.get(1) + ":" + registry.get(2);
    var auth = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    write(
        "config.json",
        "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry.get(0), auth));
    removeImageEverywhere("v1");
    var told = deploy("with credentials");
    assertThat(told.exit()).as("%s", told).isZero();
    nowhere(registry.get(2), List.of(told.operation()));
    nowhere(auth, List.of(told.operation()));
  }

  /** In the journal with its buckets, in the logs, in the audit record. */
  private void nowhere(String secret, List<String> operations) throws Exception {
    var base64 = Base64.getEncoder().withoutPadding();
    var forms = new ArrayList<String>(List.of(secret));
    for (int shift = 0; shift < 3; shift++) {
      var text =
          base64.encodeToString((" ".repeat(shift) + secret).getBytes(StandardCharsets.UTF_8));
      forms.add(text.substring(shift == 0 ? 0 : 4, text.length() - 2));
    }
    var everything = RawJournal.everything();
    assertThat(everything).as("there is a journal to look in").contains("request.deploy");
    assertThat(forms).allSatisfy(form -> assertThat(everything.contains(form)).as(form).isFalse());
    var logs = Sandbox.logs();
    assertThat(logs).as("there are logs to look in").contains("executor");
    assertThat(forms).allSatisfy(form -> assertThat(logs.contains(form)).as(form).isFalse());
    for (var operation : operations) {
      var recorded =
          await()
              .atMost(Duration.ofSeconds(60))
              .until(() -> new Audit().of(operation).toString(), r -> r.contains("succeeded"));
      assertThat(forms).allSatisfy(form -> assertThat(recorded.contains(form)).as(form).isFalse());
    }
  }

  private String mounted(String service) throws Exception {
    return swarm
        .stack(stack)
        .get(service)
        .spec()
        .at("/TaskTemplate/ContainerSpec/Configs/0/ConfigName")
        .asText();
  }

  private JsonOutput deploy(String reason, String... more) throws Exception {
    var arguments =
        new ArrayList<>(
            List.of(
                "env", "DOCKER_CONFIG=" + directory, Sandbox.ROOT.resolve("keeper").toString()));
    arguments.addAll(
        List.of("-o", "json", "deploy", "-c", file("shop.yml"), stack, "--deadline", "3m"));
    arguments.addAll(List.of("--reason", reason));
    arguments.addAll(List.of(more));
    return Keeper.ended(Program.start(Sandbox.ROOT, Sandbox.ENVIRONMENT, arguments));
  }

  private ProgramResult run(String verb, String reason) throws Exception {
    var arguments =
        List.of(
            "env",
            "DOCKER_CONFIG=" + directory,
            Sandbox.ROOT.resolve("keeper").toString(),
            verb,
            "-c",
            file("shop.yml"),
            stack,
            "--reason",
            reason);
    return Program.start(Sandbox.ROOT, Sandbox.ENVIRONMENT, arguments).ended(Duration.ofMinutes(2));
  }

  private static void ip(String... arguments) throws InterruptedException {
    var command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    var ran =
        Program.start(Sandbox.ROOT, Sandbox.ENVIRONMENT, command).ended(Duration.ofSeconds(10));
    assertThat(ran.exit()).as("%s", ran).isZero();
  }

  /** Where it is, the user, and the password. */
  private static List<String> privateRegistry() throws InterruptedException {
    var lines = Sandbox.script("private-registry", "up").out().lines().toList();
    return lines.stream().map(l -> l.substring(l.indexOf('=') + 1)).toList();
  }

  private void removeImageEverywhere(String version) throws IOException {
    for (var socket : Sandbox.sockets().values()) {
      Swarm.removeImage(socket, "web:" + version);
    }
  }

  private String withObjects() {
    return """
    version: "3.8"
    services:
      web:
        image: %1$s/web:v1
        configs: [{source: app, target: /www/app.conf}]
        secrets: [key]
        deploy: {endpoint_mode: dnsrr, update_config: {order: start-first, monitor: 1s}}
      other:
        image: %1$s/web:v1
        networks: [side]
        deploy: {endpoint_mode: dnsrr}
    networks: {side: {}}
    configs: {app: {file: ./app.conf}}
    secrets: {key: {file: ./key.txt}}
    """
        .formatted(Sandbox.registry());
  }

  private String withSecret() {
    return """
    version: "3.8"
    services: {web: {image: "%s/web:v1", secrets: [key], deploy: {endpoint_mode: dnsrr}}}
    secrets: {key: {file: ./key.txt}}
    """
        .formatted(Sandbox.registry());
  }

  private static String web(String version, String more) {
    return """
    version: "3.8"
    services:
      web:
        image: %s/web:%s
        deploy: {endpoint_mode: dnsrr, update_config: {monitor: 1s}, %s}
    """
        .formatted(Sandbox.registry(), version, more);
  }

  private String request(String id) {
    var text = withSecret().replace("\"", "\\\"").replace("\n", "\\n");
    return """
    {"specversion": "1.0", "id": "%s", "source": "ops/alice",
     "type": "io.swarmkeeper.request.deploy.v1",
     "data": {"asked": {"by": "alice", "reason": "by hand"}, "stack": "%s",
              "source": {"files": [{"name": "shop.yml", "text": "%s"}]}}}
    """
        .formatted(id, stack, text);
  }

  private static String only(List<String> names) {
    assertThat(names).hasSize(1);
    return names.getFirst();
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void write(String name, String text) throws IOException {
    var _ = Files.writeString(directory.resolve(name), text);
  }
}
