package io.swarmkeeper.cli.output;

import static io.swarmkeeper.cli.TestClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.cli.nats.NatsConnection;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stack with secrets wherever people put them, and a planner that hides none: no command shows
 * one, in any form. Only {@code keeper spec} does: it says what the caller's own file says.
 */
class CanaryTest {
  private static final String CANARY = "hunter2Canary";

  /** As people write them into reasons, sentences, outputs of probes. */
  private static final String IN_TEXT =
      " password=hunter2Canary; postgres://app:hunter2Canary@db/shop --token hunter2Canary";

  private static final String STACK =
      """
      services:
        web:
          image: shop/web:2
          environment:
            DB_PASSWORD: hunter2Canary
            DATABASE_URL: postgres://app:hunter2Canary@db/shop
            GREETING: ${GREETING}
          labels: {api.token: hunter2Canary}
          command: ["serve", "--password", "hunter2Canary"]
          env_file: [web.env]
          healthcheck: {test: [CMD, curl, -u, "app:hunter2Canary", "http://web"]}
      configs: {app: {file: app.conf}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void a_stack_with_secrets() throws IOException {
    Files.writeString(directory.resolve("shop.yml"), STACK);
    Files.writeString(directory.resolve("web.env"), "API_KEY=hunter2Canary\n");
    Files.writeString(directory.resolve("app.conf"), "password = hunter2Canary\n");
  }

  @Test
  void no_command_shows_a_secret_in_any_form() throws Exception {
    var commands = new EveryCommand(directory, text -> text + IN_TEXT, history());
    for (var said : commands.calls()) {
      assertThat(said.result().out() + said.result().err())
          .as(said.call())
          .isNotBlank()
          .doesNotContain(CANARY)
          .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(bytes(CANARY)))
          .doesNotContain(configData());
    }
  }

  @Test
  void only_spec_says_what_the_callers_own_file_says() {
    assertThat(new Calls().in(directory).keeper("spec", "-c", "shop.yml", "shop").out())
        .contains("DB_PASSWORD=" + CANARY, "API_KEY=" + CANARY);
  }

  @Test
  void that_a_hidden_value_differs_is_shown_without_it() throws Exception {
    var calls = new Calls();
    calls.swarm.answers("history", history());
    assertThat(calls.keeper("diff", "shop", "1", "2").out())
        .contains("Env: DB_PASSWORD=*** (2) (goes away)")
        .contains("Env: DB_PASSWORD=*** (new)")
        .contains("Labels.api-token: *** (2) -> ***")
        .doesNotContain("GREETING");
    assertThat(calls.keeper("diff", "shop", "1", "1").out()).contains("No service differs");
  }

  @Test
  void what_is_no_secret_stays() throws Exception {
    var calls = new Calls();
    calls.swarm.answers("history", history());
    assertThat(calls.keeper("history", "shop", "-o", "json").out())
        .contains("GREETING=hello", "postgres://app:***@db/shop", "SecretName\":\"shop_certificate")
        .contains("redis-server", "http://web", "com.example.team\":\"shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nodes --nats nats://app:hunter2Canary@127.0.0.1:9",
        "nodes --nats nats://hunter2Canary@127.0.0.1:9",
        "nodes --nats nats://app:hunter2Canary@127.0.0.1:9,nats://b:hunter2Canary@127.0.0.1:8",
        "nodes --nats nats://app:hunter2Canary@[",
        "report who --elasticsearch http://app:hunter2Canary@127.0.0.1:9",
        "report who --elasticsearch ftp://app:hunter2Canary@127.0.0.1:9",
        "report who --elasticsearch http://app:hunter2Canary@[",
        "audit verify --elasticsearch http://app:hunter2Canary@127.0.0.1:9",
        "plan -c shop.yml --env-file vars.env shop",
        "plan -c broken.yml shop",
        "plan -c indented.yml shop",
        "plan -c url.yml shop",
      })
  void nor_does_a_complaint(String command) throws Exception {
    Files.writeString(directory.resolve("vars.env"), "A=1\nhunter2Canary\n");
    Files.writeString(directory.resolve("broken.yml"), STACK + "  x: [\"hunter2Canary\n");
    Files.writeString(
        directory.resolve("indented.yml"),
        "services: {web: {image: shop/web:2, ports: [DB_PASSWORD=hunter2Canary]}}");
    Files.writeString(
        directory.resolve("url.yml"),
        "services: {web: {image: \"postgres://app:hunter2Canary@db/shop\"}}");
    var result =
        new Calls().in(directory).through(NatsConnection::connect).keeper(command.split(" ", -1));
    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).isNotBlank();
    assertThat(result.out() + result.err()).doesNotContain(CANARY);
  }

  private static Query.HistoryAnswer history() throws UnreadableMessage {
    return new Query.HistoryAnswer(List.of(revision(2), revision(1)));
  }

  private static Revision revision(int number) throws UnreadableMessage {
    var config = "{\"Name\":\"shop_app\",\"Labels\":{},\"Data\":\"%s\"}".formatted(configData());
    var network =
        "{\"Name\":\"shop_net\",\"Options\":{\"auth\":\"hunter2Canary\",\"mtu\":\"1450\"}}";
    return new Revision(
        "shop",
        number,
        START,
        Asked.of("alice", "why"),
        new OperationId("d-" + number),
        List.of(service(number)),
        List.of(named("shop_net", network)),
        List.of(named("shop_app", config)),
        List.of(),
        List.of(service(number)),
        Optional.empty(),
        List.of());
  }

  private static Revision.NamedSpec service(int number) throws UnreadableMessage {
    var spec =
        """
        {"Name":"shop_web",
         "Labels":{"api-token":"hunter2CanaryN","com.example.team":"shop",
           "traefik.basicauth.users":"app:hunter2CanaryN"},
         "TaskTemplate":{"ContainerSpec":{
           "Image":"shop/web:N",
           "Labels":{"secret":"hunter2CanaryN"},
           "Env":["GREETING=hello","DB_PASSWORD=hunter2CanaryN",
             "DATABASE_URL=postgres://app:hunter2CanaryN@db/shop",
             "STRIPE=skLiveN4hunter2CanaryGDarjtT1zdp7dc","SECRET_ALONE"],
           "Command":["redis-server","--requirepass","hunter2CanaryN"],
           "Args":["--password=hunter2CanaryN","-u","app:hunter2CanaryN","--api-key","hunter2Canary N"],
           "Healthcheck":{"Test":["CMD-SHELL","curl -u app:hunter2CanaryN http://web"]},
           "Secrets":[{"SecretName":"shop_certificate","SecretID":"s1","File":{"Name":"key"}}],
           "Mounts":[{"Type":"volume","VolumeOptions":{"DriverConfig":{
             "Options":{"o":"username=x,password=hunter2CanaryN","pin":"12"}}}}]},
          "LogDriver":{"Name":"splunk","Options":{"splunk-token":"hunter2CanaryN"}}}}
        """
            .replace("CanaryN", "Canary" + number)
            .replace("web:N", "web:" + number);
    return named("shop_web", spec);
  }

  private static Revision.NamedSpec named(String name, String spec) throws UnreadableMessage {
    return new Revision.NamedSpec(name, Wire.read(bytes(spec), ObjectNode.class));
  }

  private static String configData() {
    return Base64.getEncoder().encodeToString(bytes("password = hunter2Canary\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
