package io.swarmkeeper.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Command.ObjectKind;
import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.Command.RemoveObject;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Query.SaltAnswer;
import io.swarmkeeper.contract.Query.SaltQuery;
import io.swarmkeeper.contract.Query.SwarmQuery;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.SecretDigest;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.contract.SideChannel.SecretKept;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.engine.Filters;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.executor.engine.OwnNode;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets, pulls, removals and a change of role on a real engine and a real NATS. */
class ObjectsIT {
  private static final Duration SOON = Duration.ofSeconds(5);
  private Sandbox sandbox;
  private OwnNode self;
  private NodeAgent agent;

  @BeforeEach
  void serve() throws Exception {
    sandbox = new Sandbox();
    self = OwnNode.ask(sandbox.manager);
    agent =
        new NodeAgent(
            sandbox.manager,
            sandbox.executorJournal,
            sandbox.bus,
            Clock.systemUTC(),
            new Metrics(new SimpleMeterRegistry()));
    agent.serve(self);
  }

  @AfterEach
  void end() throws Exception {
    agent.close();
    for (var secret : sandbox.manager.secrets(Filters.label(stackLabel()))) {
      sandbox.manager.removeSecret(secret.path("ID").asText());
    }
    var salt = "keeper-salt-" + sandbox.subjects.swarm();
    for (var config : sandbox.manager.configs(Filters.none().with("name", salt))) {
      sandbox.manager.removeConfig(config.path("ID").asText());
    }
    sandbox.close();
  }

  @Test
  void a_secret_is_made_once_checked_against_its_digest_and_removed_when_nothing_uses_it()
      throws Exception {
    var put = put("one");
    assertThat(tell(put).wasThere()).isFalse();
    assertThat(tell(put).wasThere()).isTrue();
    var name = put.spec().path("Name").asText();
    assertThat(secret(name)).isPresent();
    var forged = new PutSecret(put.stack(), put.plain(), put.spec(), base64("other"));
    assertThatThrownBy(() -> tell(forged))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("are not those that its digest was made of")
        .hasMessageNotContaining(base64("other"));
    var remove = new RemoveObject(step("remove-secret"), sandbox.stack, ObjectKind.SECRET, name);
    assertThat(sandbox.outcome(remove)).isInstanceOf(Outcome.Done.class);
    assertThat(secret(name)).isEmpty();
  }

  @Test
  void the_salt_is_made_once_and_stays() throws Exception {
    var first = ask("salt", new SaltQuery(), SaltAnswer.class);
    assertThat(first.salt()).hasSizeGreaterThan(40);
    assertThat(ask("salt", new SaltQuery(), SaltAnswer.class)).isEqualTo(first);
  }

  @Test
  void an_image_is_pulled_on_the_node_and_one_that_is_not_there_fails_in_words() throws Exception {
    var image = System.getenv("SANDBOX_REGISTRY") + "/web:v2";
    var pulled = sandbox.outcome(pull("pull/1", image));
    assertThat(pulled).isInstanceOf(Outcome.Done.class);
    assertThat(sandbox.outcome(pull("pull/2", image)))
        .isInstanceOfSatisfying(Outcome.Done.class, o -> assertThat(o.repeated()).isTrue());
    assertThat(sandbox.outcome(pull("pull/3", image.replace(":v2", ":nosuch"))))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, o -> assertThat(o.reason()).contains("is not in its registry"));
  }

  @Test
  void who_is_no_manager_any_more_takes_no_commands_of_the_swarm_until_it_is_one_again()
      throws Exception {
    assertThat(ask("swarm", new SwarmQuery(Optional.empty()), SwarmState.class)).isNotNull();
    agent.serve(new OwnNode(self.nodeId(), self.host(), false, false));
    assertThatThrownBy(() -> ask("swarm", new SwarmQuery(Optional.empty()), SwarmState.class))
        .isInstanceOf(NoAnswer.class)
        .hasMessageContaining("nobody is there");
    var remove = new RemoveService(step("remove"), sandbox.stack, "nobody");
    sandbox.send(remove);
    await().during(Duration.ofSeconds(3)).until(() -> !sandbox.journal.answered(id(remove)));
    agent.serve(self);
    assertThat(sandbox.await(remove)).isInstanceOf(Outcome.Done.class);
    assertThat(sandbox.journal.answered(id(remove))).isTrue();
    assertThat(ask("swarm", new SwarmQuery(Optional.empty()), SwarmState.class)).isNotNull();
  }

  @Test
  void a_command_of_an_operation_without_its_claim_is_refused() throws Exception {
    var remove = new RemoveService(step("remove"), sandbox.stack, "nobody");
    var _ = sandbox.journal.publish(sandbox.envelope(remove));
    assertThat(sandbox.await(remove))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, o -> assertThat(o.reason()).contains("has ended"));
  }

  @Test
  void a_command_that_nobody_has_signed_is_parked_and_touches_nothing() throws Exception {
    var attacker = new Journal(sandbox.bus, Identity.unsigned(sandbox.subjects, "keeper/planner"));
    var remove = new RemoveService(step("remove"), sandbox.stack, "nobody");
    assertThatThrownBy(() -> attacker.publish(sandbox.envelope(remove)))
        .isInstanceOf(IllegalStateException.class);
    var _ =
        sandbox
            .bus
            .publisher(SOON)
            .publish(
                sandbox.subjects.of(remove),
                "m-1",
                Map.of(),
                Wire.encode(sandbox.envelope(remove)));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(
                    new Streams(sandbox.bus)
                        .last(sandbox.subjects.stream(), sandbox.subjects.deadLetters()))
                .hasValueSatisfying(letter ->
                    assertThat(letter.headers().get("keeper-reason"))
                        .contains("nobody has signed this command")));
    assertThat(sandbox.journal.answered(id(remove))).isFalse();
  }

  private PutSecret put(String content) throws Exception {
    var plain = sandbox.stack + "_key";
    var body = Json.object().put("Name", plain);
    body.putObject("Labels").put("com.docker.stack.namespace", sandbox.stack);
    var salt = ask("salt", new SaltQuery(), SaltAnswer.class).salt();
    var digest = SecretDigest.of(salt, plain, body, content.getBytes(StandardCharsets.UTF_8));
    var spec = Rotated.renamed(Rotated.marked(body, true, digest));
    return new PutSecret(sandbox.stack, plain, spec, base64(content));
  }

  private SecretKept tell(PutSecret put) throws Exception {
    return new Queries(sandbox.bus, sandbox.planner)
        .tell("put", agent.sealingKey().orElseThrow(), put, SecretKept.class, SOON);
  }

  private <A> A ask(String name, Object question, Class<A> answer) throws Exception {
    return new Queries(sandbox.bus, sandbox.planner)
        .ask(name, question, answer, Role.EXECUTOR_MANAGER, SOON);
  }

  private PullImage pull(String step, String image) {
    return new PullImage(step(step), self.nodeId(), image, Duration.ofMinutes(2));
  }

  private Optional<ObjectNode> secret(String name) throws Exception {
    return sandbox.manager.secrets(Filters.none().with("name", name)).stream().findFirst();
  }

  private StepId step(String what) {
    return StepId.parse(sandbox.stack + "/" + what + "#1").orElseThrow();
  }

  private static MessageId id(RemoveService remove) {
    return remove.step().commandId();
  }

  private String stackLabel() {
    return "com.docker.stack.namespace=" + sandbox.stack;
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
