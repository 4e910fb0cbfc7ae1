package io.swarmkeeper.bus.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.BusUnreachable;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams against a real server that is stopped, killed and started again. */
class StreamsIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private NatsServer server;
  private Bus bus;
  private Streams streams;

  @BeforeEach
  void connect() throws BusUnreachable, BusUnavailable, InterruptedException {
    server = NatsServer.start();
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    streams = new Streams(bus);
    streams.ensure(spec());
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    server.close();
  }

  @Test
  void the_same_id_is_stored_once() throws Exception {
    var first = publish("a");
    var second = publish("a");
    assertThat(first.duplicate()).isFalse();
    assertThat(second.duplicate()).isTrue();
    assertThat(streams.state("S").count()).isEqualTo(1);
  }

  @Test
  void creating_a_stream_again_changes_nothing() throws Exception {
    publish("a");
    streams.ensure(spec());
    assertThat(streams.state("S"))
        .extracting(StreamSpec.State::first, StreamSpec.State::last, StreamSpec.State::count)
        .containsExactly(1L, 1L, 1L);
  }

  @Test
  void a_reader_goes_on_within_seconds_after_a_restart_and_loses_nothing() throws Exception {
    var seen = new ConcurrentLinkedQueue<String>();
    var loop =
        streams.consume(
            ConsumerSpec.of("S", "reader", "s.>"),
            delivery -> {
              seen.add(delivery.headers().get("nats-msg-id"));
              return Handled.done();
            });
    publishAll(0, 100);
    await().atMost(SOON).until(() -> seen.size() >= 100);

    server.kill();
    assertThatThrownBy(() ->
            bus.publisher(Duration.ofMillis(300)).publish("s.x", "lost", Map.of(), new byte[0]))
        .isInstanceOf(NotPublished.class)
        .hasMessageContaining("not confirmed");
    server.run();
    publishAll(100, 200);
    await().atMost(Duration.ofSeconds(5)).until(() -> seen.contains("m-199"));
    assertThat(seen).containsAll(IntStream.range(0, 200).mapToObj(i -> "m-" + i).toList());
    assertThat(loop.alive()).isTrue();
    await().atMost(SOON).until(() -> loop.lag() == 0);
  }

  @Test
  void publishing_through_a_kill_stores_each_id_once() throws Exception {
    var killer = Thread.ofVirtual().start(this::killAndRunAgain);
    publishAll(0, 3000);
    killer.join();
    publishAll(3000, 3001);
    assertThat(streams.state("S").count()).isEqualTo(3001);
  }

  @Test
  void a_message_that_the_handler_fails_on_comes_again() throws Exception {
    var calls = new AtomicInteger();
    var loop =
        streams.consume(
            ConsumerSpec.of("S", "failing", "s.>"),
            delivery -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("a bug");
              }
              return Handled.done();
            });
    publish("a");
    await().atMost(SOON).until(() -> loop.counts().done() == 1);
    assertThat(calls.get()).isEqualTo(2);
    assertThat(loop.counts().failed()).isEqualTo(1);
    assertThat(loop.alive()).isTrue();
  }

  @Test
  void a_slow_handler_keeps_its_message() throws Exception {
    var calls = new AtomicInteger();
    var release = new CountDownLatch(1);
    var spec = new ConsumerSpec("S", "slow", "s.>", Duration.ofSeconds(4), 16);
    streams.consume(
        spec,
        delivery -> {
          calls.incrementAndGet();
          release.await();
          return Handled.done();
        });
    streams.consume(
        spec,
        delivery -> {
          calls.incrementAndGet();
          release.await();
          return Handled.done();
        });
    publish("a");
    await().atMost(SOON).until(() -> calls.get() == 1);
    await().during(Duration.ofSeconds(9)).atMost(SOON).until(() -> calls.get() == 1);
    release.countDown();
  }

  @Test
  void messages_of_a_stopped_reader_go_to_the_next_at_once() throws Exception {
    publishAll(0, 50);
    var taken = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    var spec = new ConsumerSpec("S", "handover", "s.>", Duration.ofMinutes(5), 50);
    var first =
        streams.consume(
            spec,
            delivery -> {
              taken.countDown();
              release.await();
              return Handled.done();
            });
    taken.await();
    var stop = Thread.ofVirtual().start(first::stop);
    await().atMost(SOON).until(() -> !first.alive());
    release.countDown();
    stop.join();
    var second = streams.consume(spec, delivery -> Handled.done());
    await().atMost(SOON).until(() -> second.counts().done() == 49);
  }

  @Test
  void a_batch_is_answered_message_by_message() throws Exception {
    publishAll(0, 10);
    var seen = new ConcurrentLinkedQueue<String>();
    var loop =
        streams.consumeBatches(
            new ConsumerSpec("S", "batch", "s.>", Duration.ofSeconds(10), 100),
            batch ->
                batch.stream()
                    .map(delivery -> {
                      seen.add(delivery.headers().get("nats-msg-id"));
                      return delivery.streamSequence() == 3 && delivery.deliveries() == 1
                          ? Handled.again(Duration.ofMillis(100), "not yet")
                          : Handled.done();
                    })
                    .toList());
    await().atMost(SOON).until(() -> loop.counts().done() == 10);
    assertThat(seen).hasSize(11).filteredOn("m-2"::equals).hasSize(2);
    assertThat(streams.position("S", "batch").unacknowledged()).isZero();
    assertThat(streams.position("S", "batch").floor()).isEqualTo(10);
  }

  @Test
  void following_keeps_the_order_and_the_place_through_a_restart() throws Exception {
    publishAll(0, 20);
    var all = new ConcurrentLinkedQueue<Long>();
    var fresh = new ConcurrentLinkedQueue<Long>();
    streams.follow("S", "s.>", StartAt.beginning(), delivery -> all.add(delivery.streamSequence()));
    streams.follow("S", "s.>", StartAt.newOnly(), delivery -> fresh.add(delivery.streamSequence()));
    await().atMost(SOON).until(() -> all.size() == 20);
    publishAll(20, 30);
    await().atMost(SOON).until(() -> fresh.size() == 10);
    server.kill();
    server.run();
    publishAll(30, 60);
    await().atMost(Duration.ofSeconds(5)).until(() -> all.size() >= 60 && fresh.size() >= 40);
    assertThat(List.copyOf(all))
        .isEqualTo(IntStream.rangeClosed(1, 60).mapToObj(i -> (long) i).toList());
    assertThat(List.copyOf(fresh))
        .isEqualTo(IntStream.rangeClosed(21, 60).mapToObj(i -> (long) i).toList());
  }

  @Test
  void single_messages_can_be_read() throws Exception {
    publishAll(0, 3);
    assertThat(streams.message("S", 2).orElseThrow().headers()).containsEntry("nats-msg-id", "m-1");
    assertThat(streams.last("S", "s.x").orElseThrow().streamSequence()).isEqualTo(3);
    assertThat(streams.message("S", 99)).isEmpty();
    assertThat(streams.last("S", "s.nothing")).isEmpty();
  }

  @Test
  void a_stretch_of_a_stream_can_be_read() throws Exception {
    publishAll(0, 700);
    assertThat(streams.from("S", 2, 3))
        .extracting(Delivery::streamSequence)
        .containsExactly(2L, 3L, 4L);
    assertThat(streams.from("S", 101, 1000))
        .extracting(Delivery::streamSequence)
        .isEqualTo(LongStream.rangeClosed(101, 700).boxed().toList());
    assertThat(streams.from("S", 701, 10)).isEmpty();
  }

  @Test
  void what_starts_before_the_server_works_when_it_comes() throws Exception {
    try (var late = NatsServer.unstarted();
        var early = Bus.connecting(new BusSettings(late.url(), Optional.empty(), "early"))) {
      var seen = new ConcurrentLinkedQueue<String>();
      new Streams(early)
          .consume(
              ConsumerSpec.of("S", "early", "s.>"),
              delivery -> {
                seen.add(delivery.subject());
                return Handled.done();
              });
      early.listen("hello", (subject, body) -> seen.add(subject));
      assertThatThrownBy(() -> new Streams(early).ensure(spec()))
          .isInstanceOf(BusUnavailable.class)
          .hasMessageContaining(late.url());
      late.run();
      await().atMost(SOON).until(early::connected);
      new Streams(early).ensure(spec());
      early.publisher(SOON).publish("s.x", "1", Map.of(), new byte[0]);
      early.shout("hello", new byte[0]);
      await().atMost(SOON).untilAsserted(() -> assertThat(seen).contains("s.x", "hello"));
    }
  }

  @Test
  void nobody_there_is_said_with_the_url() throws IOException {
    var nowhere = "nats://127.0.0.1:" + NatsServer.freePort();
    assertThatThrownBy(() ->
            Bus.connect(new BusSettings(nowhere, Optional.empty(), "x"), Duration.ofMillis(100)))
        .isInstanceOf(BusUnreachable.class)
        .hasMessageContaining(nowhere);
  }

  private static StreamSpec spec() {
    return new StreamSpec("S", List.of("s.>"), Duration.ofDays(1), Duration.ofMinutes(2));
  }

  private Publisher.Published publish(String id) throws NotPublished, InterruptedException {
    return bus.publisher(SOON).publish("s.x", id, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
  }

  private void publishAll(int from, int to) throws NotPublished, InterruptedException {
    for (var i = from; i < to; i++) {
      publish("m-" + i);
    }
  }

  private void killAndRunAgain() {
    try {
      await().atMost(SOON).until(() -> streams.state("S").count() > 500);
      server.kill();
      server.run();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
