package io.swarmkeeper.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.NobodyAnswers;
import io.swarmkeeper.bus.bucket.UnreadableValue;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attacks with messages on a real NATS: nothing stops, and everything sent is accounted for. */
class BadMessagesIT {
  private static final long SEED = 165;
  private static final Duration SOON = Duration.ofMinutes(2);
  private static final int MEGABYTE = 1 << 20;
  private static final int SENT = Math.min(5_000, BadMessages.MANY);

  private final Subjects subjects = new Subjects("it");
  private NatsServer server;
  private Bus bus;
  private Streams streams;
  private Journal journal;

  @BeforeEach
  void connect() throws Exception {
    server = NatsServer.start();
    bus =
        Bus.connect(
            new BusSettings(server.url(), Optional.empty(), "it", Optional.empty(), 4 * MEGABYTE),
            Duration.ofSeconds(20));
    streams = new Streams(bus);
    journal = new Journal(bus, subjects, "keeper/planner");
    journal.ensure();
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  private void send(String subject, String id, byte[] body) throws Exception {
    var _ = bus.publisher(Duration.ofSeconds(5)).publish(subject, id, Map.of(), body);
  }

  private List<Delivery> deadLetters() throws Exception {
    return streams.from(subjects.stream(), 1, Integer.MAX_VALUE).stream()
        .filter(entry -> entry.subject().equals(subjects.deadLetters()))
        .toList();
  }

  private static String right(Subjects subjects, byte[] body) {
    try {
      return subjects.inJournal(Wire.decode(body, Map.of()).message());
    } catch (UnreadableMessage | RuntimeException e) {
      return "keeper.it.event.planner.x";
    }
  }

  @Test
  void every_bad_message_is_handled_or_parked_and_the_reader_stays_alive() throws Exception {
    var sent = BadMessages.some(SEED, SENT).filter(bad -> bad.body().length < MEGABYTE).toList();
    for (var bad : sent) {
      var subject = right(subjects, bad.body());
      var usable = subject.matches("[!-~]{1,300}") && !subject.matches(".*[*>].*");
      send(usable ? subject : "keeper.it.event.planner.x", "bad-" + bad.number(), bad.body());
    }
    var handled = new AtomicInteger();
    var failing = new AtomicInteger();
    var reader =
        journal.consume(
            ConsumerSpec.of(subjects.stream(), "reader", "keeper.it.>"),
            entry -> {
              if (entry.sequence() % 97 == 0) { // a bug of ours, for some of them
                failing.incrementAndGet();
                throw new IllegalStateException("a bug");
              }
              handled.incrementAndGet();
              return Handled.done();
            });
    var followed = new AtomicInteger();
    var follower =
        journal.follow(
            "keeper.it.>",
            StartAt.beginning(),
            _ -> {
              followed.incrementAndGet();
              throw new IllegalStateException("a bug");
            });
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(handled.get() + deadLetters().size()).isEqualTo(sent.size()));
    assertThat(reader.alive()).isTrue();
    assertThat(handled.get()).isPositive();
    assertThat(journal.deadLetters().parked()).isEqualTo(deadLetters().size());
    await().atMost(SOON).until(() -> follower.lag() == 0 && followed.get() >= handled.get());
    assertThat(follower.alive()).isTrue();
  }

  @Test
  void four_bytes_a_thousand_times_keep_nobody_waiting() throws Exception {
    for (var i = 0; i < 1_005; i++) {
      send("keeper.it.request.alice.shop.pause", "null-" + i, new byte[] {'n', 'u', 'l', 'l'});
    }
    var loop =
        journal.requests().consume("planner", subjects.requests(), s -> s, _ -> Handled.done());
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters()).hasSize(1_005));
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void a_message_of_the_largest_size_has_a_dead_letter_that_says_where_it_is() throws Exception {
    var body = new byte[MEGABYTE - 200];
    send("keeper.it.request.alice.shop.deploy", "big", body);
    journal.requests().consume("planner", subjects.requests(), s -> s, _ -> Handled.done());
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
    var letter = deadLetters().getFirst();
    assertThat(letter.body()).hasSize(1024);
    assertThat(letter.headers())
        .containsEntry(DeadLetters.ORIGINAL_STREAM, subjects.requestStream())
        .containsEntry(DeadLetters.ORIGINAL_SEQUENCE, "1")
        .containsEntry(DeadLetters.ORIGINAL_SIZE, Integer.toString(body.length))
        .containsEntry(
            DeadLetters.ORIGINAL_SHA256,
            HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body)));
    assertThat(streams.message(subjects.requestStream(), 1).orElseThrow().body()).isEqualTo(body);
  }

  @Test
  void a_handler_that_fails_five_times_has_the_message_parked_with_the_reason() throws Exception {
    var event = new Event.ReturnStarted("shop", "it failed", List.of("shop_web"), Instant.EPOCH);
    var envelope = Envelope.unasked(new MessageId("e-1"), "keeper/planner", Instant.now(), event);
    var _ = journal.publish(envelope);
    var calls = new AtomicInteger();
    journal.consume(
        "failing",
        subjects.events(),
        _ -> {
          calls.incrementAndGet();
          throw new IllegalStateException("no luck");
        });
    await().atMost(SOON).untilAsserted(() -> assertThat(deadLetters()).hasSize(1));
    assertThat(calls.get()).isEqualTo(5);
    assertThat(deadLetters().getFirst().headers().get(DeadLetters.REASON)).contains("no luck");
  }

  @Test
  void a_slow_lane_holds_up_no_other_and_keeps_its_own_order() throws Exception {
    var seen = new ConcurrentLinkedQueue<String>();
    var release = new CountDownLatch(1);
    var loop =
        streams.consumeInLanes(
            ConsumerSpec.of(subjects.requestStream(), "lanes", subjects.requests()),
            subject -> subject,
            delivery -> {
              if (delivery.headers().get("nats-msg-id").equals("slow-0")) {
                release.await();
              }
              seen.add(delivery.headers().get("nats-msg-id"));
              return Handled.done();
            });
    for (var i = 0; i < 60; i++) {
      send("keeper.it.request.alice.slow.deploy", "slow-" + i, new byte[] {'x'});
    }
    send("keeper.it.request.alice.slow.pause", "pause", new byte[] {'x'});
    await().atMost(SOON).until(() -> seen.contains("pause"));
    assertThat(seen).containsExactly("pause");
    release.countDown();
    await().atMost(SOON).until(() -> loop.counts().done() == 61);
    assertThat(seen.stream().filter(id -> id.startsWith("slow")).limit(32))
        .isEqualTo(IntStream.range(0, 32).mapToObj(i -> "slow-" + i).toList());
  }

  @Test
  void what_is_huge_when_unpacked_is_refused_on_both_ways() throws Exception {
    var huge = new byte[16 * MEGABYTE];
    bus.questions().answer("q", "g", _ -> huge, (_, _, _) -> Map.of());
    bus.questions().answer("echo", "g", question -> question, (_, _, _) -> Map.of());
    assertThatThrownBy(() -> ask("q", new byte[1]))
        .isInstanceOf(NobodyAnswers.class)
        .hasMessageContaining("when it is unpacked");
    assertThatThrownBy(() -> ask("echo", huge))
        .isInstanceOf(NobodyAnswers.class)
        .hasMessageContaining("when it is unpacked");
    assertThat(ask("echo", new byte[] {1})).containsExactly(1);
  }

  private byte[] ask(String subject, byte[] question) throws Exception {
    return bus.questions().ask(subject, question, (_, _, _, _) -> {}, Duration.ofSeconds(10));
  }

  @Test
  void a_spoilt_value_is_told_from_an_absent_server_and_can_be_replaced() throws Exception {
    var claims = journal.claims();
    var _ = claims.create("stack/shop", "d-1".getBytes(StandardCharsets.UTF_8));
    for (var spoilt : List.of("null", ">nowhere", "", "\u001f\u008b")) {
      send(
          "$KV." + subjects.claimsBucket() + ".stack/web",
          "spoilt-" + spoilt.length(),
          spoilt.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> claims.get("stack/web")).isInstanceOf(UnreadableValue.class);
    }
    send("$KV." + subjects.claimsBucket() + ".=ZZ", "odd", new byte[] {1});
    assertThat(claims.keys()).contains("stack/shop", "stack/web");
    assertThat(claims.get("stack/shop")).isPresent();
  }
}
