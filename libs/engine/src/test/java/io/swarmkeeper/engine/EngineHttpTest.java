package io.swarmkeeper.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The faults of an engine behind a unix socket, and what the caller is told. */
@Timeout(30)
class EngineHttpTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofSeconds(10);

  @Test
  void a_server_that_never_answers_ends_with_the_deadline() throws Exception {
    try (var engine = new TinyEngine(_ -> TinyEngine.SILENCE);
        var http = new EngineHttp(engine.address(), SHORT)) {
      assertThatThrownBy(() -> http.get("/info"))
          .isInstanceOf(EngineUnreachable.class)
          .hasMessageContaining("does not answer within 300 ms");
    }
  }

  @Test
  void an_answer_that_stops_in_the_middle_ends_with_the_deadline() throws Exception {
    var half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    try (var engine = new TinyEngine(afterPing(half));
        var http = new EngineHttp(engine.address(), LONG)) {
      assertThatThrownBy(() -> http.get("/info"))
          .isInstanceOf(EngineUnreachable.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void a_post_after_the_server_closed_its_idle_connection_still_works() throws Exception {
    try (var engine = new TinyEngine(afterPing(TinyEngine.ok("1.41", "{\"ID\":\"x\"}")));
        var http = new EngineHttp(engine.address(), LONG)) {
      for (var i = 0; i < 3; i++) {
        assertThat(http.post("/services/create", Json.object()).path("ID").asText()).isEqualTo("x");
      }
      assertThat(engine.asked()).filteredOn(line -> line.startsWith("POST")).hasSize(3);
    }
  }

  @Test
  void no_server_is_unreachable() throws IOException {
    try (var http = new EngineHttp(URI.create("unix:///nowhere/docker.sock"), LONG)) {
      assertThatThrownBy(() -> http.get("/info")).isInstanceOf(EngineUnreachable.class);
    }
  }

  @Test
  void the_path_carries_the_version_that_the_engine_names() throws Exception {
    try (var engine = new TinyEngine(_ -> TinyEngine.ok("1.47", "{}"));
        var http = new EngineHttp(engine.address(), LONG)) {
      var _ = http.get("/info");
      assertThat(engine.asked()).containsExactly("GET /_ping", "GET /v1.47/info");
    }
  }

  @Test
  void an_engine_upgraded_meanwhile_is_read_again_with_its_new_version() throws Exception {
    var version = new AtomicReference<>("1.41");
    try (var engine = new TinyEngine(_ -> TinyEngine.ok(version.get(), "{}"));
        var http = new EngineHttp(engine.address(), LONG)) {
      var _ = http.get("/info");
      version.set("1.52");
      var _ = http.get("/services");
      assertThat(engine.asked()).endsWith("GET /v1.41/services", "GET /v1.52/services");
    }
  }

  @Test
  void a_stale_version_is_not_a_refusal_but_a_change_meanwhile() throws Exception {
    var stale = "{\"message\":\"rpc error: code = Unknown desc = update out of sequence\"}";
    assertAnswer("500 Internal Server Error", stale, UpdateOutOfSequence.class);
  }

  @Test
  void a_swarm_without_a_leader_is_to_be_asked_again() throws Exception {
    var words =
        "{\"message\":\"rpc error: code = Unknown desc = The swarm does not have a leader.\"}";
    assertAnswer("500 Internal Server Error", words, EngineUnreachable.class);
  }

  @Test
  void a_refusal_has_the_engines_words() throws Exception {
    assertAnswer("409 Conflict", "{\"message\":\"name conflicts\"}", EngineRefused.class);
    assertAnswer("502 Bad Gateway", "<html>", EngineRefused.class);
  }

  @Test
  void closing_a_stream_frees_its_reader() throws Exception {
    var endless = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{}" + TinyEngine.UNFINISHED;
    try (var engine = new TinyEngine(afterPing(endless));
        var http = new EngineHttp(engine.address(), LONG)) {
      var stream = http.openStream("/events");
      var reader = Thread.ofVirtual().start(() -> readToTheEnd(stream));
      stream.close();
      stream.close();
      Awaitility.await().untilAsserted(() -> assertThat(reader.isAlive()).isFalse());
      assertThat(stream.isClosed()).isTrue();
    }
  }

  private static void readToTheEnd(EngineStream stream) {
    try {
      var _ = stream.body().readAllBytes();
    } catch (IOException e) {
      assertThat(stream.isClosed()).isTrue();
    }
  }

  private static void assertAnswer(String status, String body, Class<? extends EngineTrouble> kind)
      throws Exception {
    try (var engine = new TinyEngine(afterPing(TinyEngine.answer(status, "1.41", body)));
        var http = new EngineHttp(engine.address(), LONG)) {
      assertThatThrownBy(() -> http.post("/x", MissingNode.getInstance())).isInstanceOf(kind);
    }
  }

  private static Function<String, String> afterPing(String answer) {
    return line -> line.equals("GET /_ping") ? TinyEngine.ok("1.41", "OK") : answer;
  }
}
