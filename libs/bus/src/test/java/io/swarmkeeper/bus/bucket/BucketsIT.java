package io.swarmkeeper.bus.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.BusUnreachable;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.Questions;
import io.swarmkeeper.bus.stream.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Buckets, questions and answers against a real server. */
class BucketsIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private NatsServer server;
  private Bus bus;
  private Streams streams;
  private Bucket bucket;

  @BeforeEach
  void connect() throws BusUnreachable, BusUnavailable, InterruptedException {
    server = NatsServer.start();
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    streams = new Streams(bus);
    bucket = new Bucket(bus, "B");
    bucket.ensure();
    bucket.ensure();
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  @Test
  void only_who_has_seen_the_present_value_replaces_it() throws Exception {
    var first = bucket.create("k", bytes("1"));
    assertThatThrownBy(() -> bucket.create("k", bytes("x"))).isInstanceOf(ChangedMeanwhile.class);
    var second = bucket.replace("k", bytes("2"), first);
    assertThatThrownBy(() -> bucket.replace("k", bytes("x"), first))
        .isInstanceOf(ChangedMeanwhile.class);
    var stored = bucket.get("k").orElseThrow();
    assertThat(stored.value()).asString().isEqualTo("2");
    assertThat(stored.revision()).isEqualTo(second);
  }

  @Test
  void what_is_deleted_is_gone_and_can_be_created_again() throws Exception {
    var first = bucket.create("k", bytes("1"));
    assertThatThrownBy(() -> bucket.delete("k", first + 1)).isInstanceOf(ChangedMeanwhile.class);
    bucket.delete("k", first);
    assertThat(bucket.get("k")).isEmpty();
    assertThat(bucket.keys()).isEmpty();
    var _ = bucket.create("k", bytes("2"));
    assertThat(bucket.get("k").orElseThrow().value()).asString().isEqualTo("2");
  }

  @Test
  void any_text_is_a_key() throws Exception {
    var keys = new ArrayList<String>();
    for (var key : new String[] {"nerd-dinner/7", ".a..b. ", "Änderung=%", "*", ">", "a b"}) {
      var _ = bucket.create(key, bytes(key));
      keys.add(key);
      assertThat(bucket.get(key).orElseThrow().value()).asString().isEqualTo(key);
    }
    assertThat(bucket.keys()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void a_value_larger_than_a_message_is_kept_and_leaves_nothing_behind() throws Exception {
    var large = noise(3_000_000, 1);
    var other = noise(2_500_000, 2);
    var first = bucket.create("big", large);
    assertThat(bucket.get("big").orElseThrow().value()).isEqualTo(large);
    var second = bucket.replace("big", other, first);
    assertThat(bucket.get("big").orElseThrow().value()).isEqualTo(other);
    assertThatThrownBy(() -> bucket.replace("big", large, first))
        .isInstanceOf(ChangedMeanwhile.class);
    assertThat(bucket.get("big").orElseThrow().value()).isEqualTo(other);
    var third = bucket.replace("big", bytes("small"), second);
    assertThat(bucket.get("big").orElseThrow().value()).asString().isEqualTo("small");
    bucket.delete("big", third);
    assertThat(streams.state("OBJ_B-large").count()).isLessThan(10); // only the markers of deletion
  }

  @Test
  void of_many_writers_each_step_has_one_winner() throws Exception {
    var revision = bucket.create("counter", bytes("0"));
    assertThat(revision).isPositive();
    var threads = new ArrayList<Thread>();
    var conflicts = new AtomicInteger();
    for (var writer = 0; writer < 4; writer++) {
      threads.add(Thread.ofVirtual().start(() -> addTen(conflicts)));
    }
    for (var thread : threads) {
      thread.join();
    }
    assertThat(bucket.get("counter").orElseThrow().value()).asString().isEqualTo("40");
  }

  private void addTen(AtomicInteger conflicts) {
    for (var done = 0; done < 10; ) {
      try {
        var stored = bucket.get("counter").orElseThrow();
        var next = Integer.parseInt(new String(stored.value(), StandardCharsets.UTF_8)) + 1;
        var _ = bucket.replace("counter", bytes(Integer.toString(next)), stored.revision());
        done++;
      } catch (ChangedMeanwhile e) {
        conflicts.incrementAndGet();
      } catch (BusUnavailable e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void an_answer_of_eight_megabytes_arrives_whole() throws Exception {
    var answer = noise(8_000_000, 3);
    answer("q.big", question -> answer);
    assertThat(ask("q.big", bytes("?"), SOON)).isEqualTo(answer);
  }

  @Test
  void a_question_has_one_answer_though_many_could_give_it() throws Exception {
    var answered = new AtomicInteger();
    for (var i = 0; i < 3; i++) {
      answer(
          "q.shared",
          question -> {
            answered.incrementAndGet();
            return question;
          });
    }
    for (var i = 0; i < 20; i++) {
      var question = bytes("question " + i);
      assertThat(ask("q.shared", question, SOON)).isEqualTo(question);
    }
    assertThat(answered.get()).isEqualTo(20);
  }

  @Test
  void that_nobody_is_there_is_known_at_once() {
    assertThatThrownBy(() -> ask("q.none", bytes("?"), Duration.ofMinutes(10)))
        .isInstanceOf(NobodyAnswers.class)
        .hasMessageContaining("nobody is there");
  }

  @Test
  void a_bug_in_answering_is_told_to_the_asker() {
    answer(
        "q.bug",
        question -> {
          throw new IllegalStateException("a bug");
        });
    assertThatThrownBy(() -> ask("q.bug", bytes("?"), SOON))
        .isInstanceOf(NobodyAnswers.class)
        .hasMessageContaining("a bug");
  }

  /** The answerer may write buckets and the journal; whoever asks may not. */
  @Test
  void an_answer_goes_to_an_inbox_and_nowhere_else() throws Exception {
    answer("q.a", question -> question);
    var heard = new java.util.concurrent.LinkedBlockingQueue<String>();
    bus.listen("$KV.claims.x", (subject, _) -> heard.add(subject));
    var packed = new java.io.ByteArrayOutputStream();
    try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
      gzip.write(bytes("?"));
    }
    bus.link().connection().publish("q.a", "$KV.claims.x", packed.toByteArray());
    assertThat(ask("q.a", bytes("after it"), SOON)).isNotEmpty();
    bus.shout("$KV.claims.x", bytes("the last"));
    assertThat(heard.poll(5, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
    org.awaitility.Awaitility.await().during(Duration.ofMillis(300)).until(heard::isEmpty);
  }

  @Test
  void answering_survives_a_restart() throws Exception {
    answer("q.a", question -> question);
    server.kill();
    server.run();
    org.awaitility.Awaitility.await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(() -> ask("q.a", bytes("x"), SOON).length == 1);
  }

  private byte[] ask(String subject, byte[] question, Duration patience) throws Exception {
    return bus.questions().ask(subject, question, (_, _, _, _) -> {}, patience);
  }

  private void answer(String subject, Questions.Answering answering) {
    var _ = bus.questions().answer(subject, "g", answering, (_, _, _) -> Map.of());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] noise(int size, long seed) {
    var bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
