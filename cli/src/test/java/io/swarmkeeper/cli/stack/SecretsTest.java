package io.swarmkeeper.cli.stack;

import static io.swarmkeeper.cli.ShopUpdate.ended;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swarmkeeper.cli.Calls;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Query.SaltAnswer;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Rotated;
import io.swarmkeeper.contract.SecretDigest;
import io.swarmkeeper.contract.SideChannel.PutSecret;
import io.swarmkeeper.contract.SideChannel.SecretKept;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a secret leave this machine only when they are needed, and never in a message. */
class SecretsTest {
  private static final String CANARY = "canary-7f3a";
  private static final String[] DEPLOY = {
    "deploy", "-c", "shop.yml", "shop", "--yes", "--reason", "v2"
  };

  @TempDir Path directory;
  private final Calls calls = new Calls();

  @BeforeEach
  void files() throws IOException {
    var _ =
        Files.writeString(
            directory.resolve("shop.yml"),
            """
            version: "3.8"
            services: {web: {image: web, secrets: [key]}}
            secrets: {key: {file: ./key.txt}}
            """);
    var _ = Files.writeString(directory.resolve("key.txt"), CANARY);
    var _ = calls.in(directory);
    var _ = calls.swarm.answers("salt", new SaltAnswer("s4lt"));
    var _ = calls.swarm.answers("put", new SecretKept("x", false));
  }

  @Test
  void a_secret_that_the_swarm_lacks_takes_the_side_channel_before_the_request() throws Exception {
    var name = name();
    var _ = calls.swarm.answers("plan", plan(name)).reacts(ended(Verdict.SUCCEEDED));
    assertThat(calls.keeper(DEPLOY).exit()).isZero();
    var put = (PutSecret) calls.swarm.told.getFirst();
    assertThat(put.spec().path("Name").asText()).isEqualTo(name);
    assertThat(put.spec().has("Data")).isFalse();
    assertThat(new String(Base64.getDecoder().decode(put.data()), StandardCharsets.UTF_8))
        .isEqualTo(CANARY);
    assertThat(put.toString()).doesNotContain(put.data());
    var request = (Request.Deploy) calls.swarm.journal.getFirst().message();
    assertThat(request.source().secrets()).containsOnlyKeys("key");
    for (var envelope : calls.swarm.journal) {
      assertThat(new String(Wire.encode(envelope), StandardCharsets.UTF_8))
          .doesNotContain(CANARY)
          .doesNotContain(put.data())
          .doesNotContain("s4lt");
    }
  }

  @Test
  void a_secret_that_is_there_is_not_sent() {
    var _ = calls.swarm.answers("plan", plan("another")).reacts(ended(Verdict.SUCCEEDED));
    assertThat(calls.keeper(DEPLOY).exit()).isZero();
    assertThat(calls.swarm.told).isEmpty();
  }

  @Test
  void looking_at_a_plan_sends_no_bytes() throws Exception {
    var _ = calls.swarm.answers("plan", plan(name()));
    assertThat(calls.keeper("plan", "-c", "shop.yml", "shop").exit()).isZero();
    assertThat(calls.swarm.told).isEmpty();
  }

  @Test
  void a_missing_file_is_refused_with_its_place() throws IOException {
    Files.delete(directory.resolve("key.txt"));
    var result = calls.keeper(DEPLOY);
    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("shop.yml:3:").contains("'./key.txt' does not exist");
  }

  private static String name() {
    var spec = JsonNodeFactory.instance.objectNode();
    var digest = SecretDigest.of("s4lt", "shop_key", spec, CANARY.getBytes(StandardCharsets.UTF_8));
    return Rotated.name("shop_key", digest);
  }

  private static Plan plan(String secret) {
    return new Plan(
        "plan-1",
        "shop",
        Instant.EPOCH,
        List.of(),
        List.of(new Plan.ObjectPlan("secret", secret, Plan.Action.CREATE, "is new")),
        List.of(),
        Optional.empty());
  }
}
