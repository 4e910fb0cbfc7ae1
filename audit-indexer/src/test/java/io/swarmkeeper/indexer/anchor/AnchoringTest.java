package io.swarmkeeper.indexer.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.CheckpointMade;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.indexer.anchor.Anchor.NotAnchored;
import io.swarmkeeper.record.checkpoint.AnchoredCheckpoint;
import io.swarmkeeper.record.checkpoint.Sealing;
import io.swarmkeeper.record.checkpoint.Sealing.Place;
import io.swarmkeeper.record.checkpoint.Signer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every good checkpoint reaches the anchor, whatever the anchor does meanwhile. */
class AnchoringTest {
  private static final Subjects SUBJECTS = new Subjects("local");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path directory;
  private final Checkpoint checkpoint = checkpoint();
  private final AnchoredCheckpoint anchored = AnchoredCheckpoint.of(checkpoint);

  @Test
  void a_line_says_what_it_can_be_read_from() {
    assertThat(anchored.line()).matches("local 1 3 3 [0-9a-f]{64}");
    assertThat(AnchoredCheckpoint.read(anchored.line() + " ")).contains(anchored);
    assertThat(AnchoredCheckpoint.read("local 1 3 3")).isEmpty();
  }

  @Test
  void a_file_gets_a_line_for_each_and_goes_on_behind_what_a_crash_has_left() throws Exception {
    var file = directory.resolve("anchor");
    var anchoring = new Anchoring(new FileAnchor(file), SUBJECTS);
    assertThat(anchoring.handle(entry(checkpoint))).isEqualTo(Handled.done());
    Files.writeString(file, "local 2 ", StandardOpenOption.APPEND);
    assertThat(anchoring.handle(entry(checkpoint))).isEqualTo(Handled.done());
    assertThat(Files.readAllLines(file))
        .containsExactly(anchored.line(), "local 2 ", anchored.line());
  }

  @Test
  void what_is_no_good_checkpoint_is_not_anchored_and_not_tried_again() throws Exception {
    var lines = new ArrayList<AnchoredCheckpoint>();
    var anchoring = new Anchoring(new MemoryAnchor(lines, new AtomicInteger()), SUBJECTS);
    var changed = new String(entry(checkpoint).body(), StandardCharsets.UTF_8);
    for (var text : List.of("null", "{}", changed.replace("\"last\":3", "\"last\":4"))) {
      assertThat(anchoring.handle(entry(text))).isEqualTo(Handled.done());
    }
    assertThat(lines).isEmpty();
  }

  @Test
  void what_fails_comes_again_and_the_reason_is_told_until_it_works() throws Exception {
    var lines = new ArrayList<AnchoredCheckpoint>();
    var anchoring = new Anchoring(new MemoryAnchor(lines, new AtomicInteger(1)), SUBJECTS);
    assertThat(anchoring.handle(entry(checkpoint))).isInstanceOf(Handled.Again.class);
    assertThat(anchoring.trouble()).contains("the disk is full");
    assertThat(anchoring.handle(entry(checkpoint))).isEqualTo(Handled.done());
    assertThat(anchoring.trouble()).isEmpty();
    assertThat(lines).containsExactly(anchored);
  }

  @Test
  void a_webhook_has_it_when_it_says_so() throws Exception {
    var bodies = new CopyOnWriteArrayList<String>();
    var answers = new ArrayList<>(List.of(500, 302, 204));
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          bodies.add(
              exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(answers.removeFirst(), -1);
          exchange.close();
        });
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (var webhook = new WebhookAnchor(url, Optional.of("word"), PATIENCE)) {
      for (var refused : List.of(500, 302)) {
        assertThatThrownBy(() -> webhook.append(anchored))
            .isInstanceOf(NotAnchored.class)
            .hasMessageContaining("answered " + refused);
      }
      webhook.append(anchored);
    } finally {
      server.stop(0);
    }
    assertThat(bodies)
        .hasSize(3)
        .allMatch(body -> body.startsWith("Bearer word {"))
        .allMatch(body -> body.contains("\"hash\":\"" + anchored.hash()));
  }

  @Test
  void a_webhook_that_stays_silent_is_given_up_for_now() throws Exception {
    try (var silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var webhook =
            new WebhookAnchor(
                URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                Optional.empty(),
                Duration.ofMillis(200))) {
      assertThatThrownBy(() -> webhook.append(anchored)).isInstanceOf(NotAnchored.class);
    }
  }

  private static Delivery entry(Checkpoint checkpoint) {
    var id = new MessageId("checkpoint/local/1");
    var made = new CheckpointMade(checkpoint);
    var envelope = Envelope.unasked(id, "keeper/indexer", Instant.EPOCH, made);
    return entry(new String(Wire.encode(envelope), StandardCharsets.UTF_8));
  }

  private static Delivery entry(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Delivery(SUBJECTS.checkpointsMade(), Map.of(), bytes, 4, Instant.EPOCH, 1, 0);
  }

  private static Checkpoint checkpoint() {
    try {
      var sealing = new Sealing(Place.beginning("local"));
      for (var n = 1; n <= 3; n++) {
        sealing.add(
            new Delivery("keeper.local.event.x", Map.of(), new byte[0], n, Instant.EPOCH, 1, 0));
      }
      var signer = new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
      return sealing.seal("4", signer, Optional.empty());
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private record MemoryAnchor(List<AnchoredCheckpoint> lines, AtomicInteger failures)
      implements Anchor {
    @Override
    public String kind() {
      return "memory";
    }

    @Override
    public String place() {
      return "here";
    }

    @Override
    public void append(AnchoredCheckpoint checkpoint) throws NotAnchored {
      if (failures.getAndDecrement() > 0) {
        throw new NotAnchored("the disk is full");
      }
      lines.add(checkpoint);
    }
  }
}
