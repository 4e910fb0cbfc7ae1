package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.engine.EngineTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lines of the README that ask with {@code nats pub}, run by a shell as they stand there. The
 * NATS client is not to be had from Debian: a function of its name takes what it would publish.
 */
@ExtendWith(OurServices.class)
class WithoutTheCommandLineIT {
  private static final String STACK = "shop";
  private static final Pattern LINES =
      Pattern.compile("## Without the command line\\n.*?```sh\\n(.*?)```", Pattern.DOTALL);
  private static final String NATS =
      """
      nats() {
        [ "$1" = pub ] || return 9
        local out; out=$(mktemp -p . published.XXXXXX)
        if [ "$3" = --force-stdin ]; then cat >"$out"; else printf %s "$3" >"$out"; fi
        echo "$2" >"$out.subject"
      }
      """;

  private final Swarm swarm = new Swarm();

  /** What a shell line would have published. */
  private record Published(String subject, String text) {}

  @AfterEach
  void take_everything_back() throws EngineTrouble, IOException, InterruptedException {
    var _ = Keeper.run("activate", "node-2", "--reason", "clean up after a test");
    swarm.remove(STACK);
    swarm.close();
  }

  @Test
  void a_deploy_and_a_drain_that_were_published_by_hand_are_carried_out(@TempDir Path directory)
      throws Exception {
    Files.writeString(
        directory.resolve("docker-stack.yml"),
        """
        version: "3.8"
        services:
          web:
            image: %s/web:v1
            deploy: {endpoint_mode: dnsrr}
        """
            .formatted(Sandbox.registry()));

    var published = published(directory);
    assertThat(published).hasSize(2);
    for (var message : published) {
      RawJournal.publish(List.of(message.subject()), message.text());
    }

    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> {
          assertThat(swarm.running(STACK, "")).isEqualTo(1);
          assertThat(swarm.availability("node-2")).isEqualTo("drain");
          assertThat(Keeper.run("history", STACK).out())
              .contains("alice", "first release", "succeeded");
          assertThat(Keeper.json("events", "--since", "10m").data("event.operation-ended"))
              .anySatisfy(ended -> {
                assertThat(ended.path("target").asText()).isEqualTo("node-2");
                assertThat(ended.path("verdict").asText()).isEqualTo("succeeded");
              });
        });
  }

  private static List<Published> published(Path directory)
      throws IOException, InterruptedException {
    var lines = LINES.matcher(Files.readString(Sandbox.ROOT.resolve("README.md")));
    assertThat(lines.find()).as("the README has these lines").isTrue();
    var ran =
        Program.start(directory, Map.of(), List.of("bash", "-euc", NATS + lines.group(1)))
            .ended(Duration.ofSeconds(20));
    assertThat(ran.exit()).as("%s", ran).isZero();
    var published = new ArrayList<Published>();
    try (var files = Files.newDirectoryStream(directory, "published.*.subject")) {
      for (var file : files) {
        var subject = Files.readString(file).strip();
        assertThat(subject).startsWith("keeper.local.");
        var text = Path.of(file.toString().replace(".subject", ""));
        published.add(
            new Published(subject.substring("keeper.local.".length()), Files.readString(text)));
      }
    }
    return published;
  }
}
