package io.swarmkeeper.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our own library, with each role's credentials, does all that the programs do with it. */
class RolesAtWorkIT {
  private static final Subjects SUBJECTS = new Subjects("t");
  private static final String JOURNAL = SUBJECTS.stream();

  @TempDir Path directory;
  private ConfiguredServer server;

  private interface Work {
    void with(Bus bus, Streams streams, Journal journal) throws Exception;
  }

  private void as(String name, Work work) throws Exception {
    var settings = new BusSettings(server.url(), Optional.of(server.credentials(name)), name);
    try (var bus = Bus.connect(settings, Duration.ofSeconds(5))) {
      work.with(bus, new Streams(bus), new Journal(bus, SUBJECTS, "keeper/planner"));
    }
    assertThat(server.log()).as("as %s", name).doesNotContain("Violation");
  }

  @ParameterizedTest
  @MethodSource("io.swarmkeeper.nats.Servers#both")
  void nothing_that_our_programs_do_is_refused(Servers.Newest which) throws Exception {
    assumeTrue(which.binary().isPresent(), which.reason());
    try (var started = ConfiguredServer.start(which.binary().orElseThrow(), directory)) {
      server = started;
      as(
          "installer",
          (_, _, journal) -> {
            journal.ensure();
            journal.ensure();
          });
      as("dora", (bus, _, _) -> publish(bus, "keeper.t.request.dora.shop.deploy"));
      programsWork();
      for (var person : new String[] {"rita", "alf", "dora", "olga", "installer"}) {
        as(person, this::read);
      }
      as(
          "alf",
          (_, streams, journal) -> {
            assertThat(streams.message(JOURNAL, 1)).isPresent();
            assertThat(journal.checkpoints().get("head")).isPresent();
          });
    }
  }

  private void programsWork() throws Exception {
    as("planner", this::plan);
    as(
        "executor-one",
        (bus, streams, journal) -> {
          carryOut(
              bus,
              streams,
              "executor-mgr",
              "keeper.t.command.node.mgr.>",
              "keeper.t.outcome.mgr.c");
          consume(streams, JOURNAL, "executors", "keeper.t.command.swarm.>", 1);
          journal.revisions().get("large");
        });
    as(
        "executor-two",
        (bus, streams, journal) -> {
          carryOut(
              bus,
              streams,
              "executor-wrk",
              "keeper.t.command.node.wrk.>",
              "keeper.t.outcome.wrk.c");
          journal.claims().get("stack/shop");
        });
    as("watcher-one", (bus, streams, journal) -> watch(bus, streams, journal, "mgr"));
    as(
        "watcher-two",
        (bus, _, journal) -> {
          publish(bus, "keeper.t.observation.container.wrk");
          write(journal.seen(), "containers/wrk", 10);
        });
    as("indexer", this::index);
  }

  private void plan(Bus bus, Streams streams, Journal journal) throws Exception {
    journal.prepare();
    await().until(journal::prepared);
    consume(streams, SUBJECTS.requestStream(), "planner-requests", SUBJECTS.requests(), 1);
    publish(bus, "keeper.t.taken.dora.shop.deploy");
    publish(bus, "keeper.t.command.swarm.create-service");
    publish(bus, "keeper.t.command.node.mgr.pull-image");
    publish(bus, "keeper.t.command.node.wrk.pull-image");
    publish(bus, "keeper.t.event.planner.operation-accepted");
    assertThat(streams.message(JOURNAL, 1)).isPresent();
    for (var bucket :
        new Bucket[] {
          journal.operations(),
          journal.revisions(),
          journal.claims(),
          journal.plans(),
          journal.people()
        }) {
      write(bucket, "stack/shop", 10);
      write(bucket, "large", 1_500_000);
      assertThat(bucket.keys()).contains("stack/shop");
      bucket.delete("stack/shop", bucket.get("stack/shop").orElseThrow().revision());
    }
    var follow = streams.follow(JOURNAL, SUBJECTS.observations(), StartAt.newOnly(), _ -> {});
    var outcomes =
        streams.consume(
            ConsumerSpec.of(JOURNAL, "planner-outcomes", SUBJECTS.outcomes()), _ -> Handled.done());
    await().during(Duration.ofMillis(500)).until(() -> follow.alive() && outcomes.alive());
    assertThat(follow.trouble()).isEmpty();
    assertThat(outcomes.trouble()).isEmpty();
  }

  private void carryOut(Bus bus, Streams streams, String durable, String filter, String outcome)
      throws Exception {
    consume(streams, JOURNAL, durable, filter, 1);
    publish(bus, outcome);
    assertThat(streams.last(JOURNAL, outcome)).isPresent();
  }

  private void watch(Bus bus, Streams streams, Journal journal, String node) throws Exception {
    publish(bus, "keeper.t.observation.container." + node);
    assertThat(streams.since(JOURNAL, SUBJECTS.containerObservations(node), Instant.EPOCH))
        .hasSize(1);
    assertThat(streams.since(JOURNAL, SUBJECTS.swarmCommands() + ">", Instant.EPOCH)).hasSize(1);
    write(journal.seen(), "containers/" + node, 1_500_000);
    write(journal.seen(), "swarm", 10);
    write(journal.seen(), "stability", 1_500_000);
  }

  private void index(Bus bus, Streams streams, Journal journal) throws Exception {
    consume(streams, JOURNAL, "audit-indexer", ">", 5);
    assertThat(streams.from(JOURNAL, 1, 3)).hasSize(3);
    assertThat(streams.firstSince(JOURNAL, Instant.EPOCH)).isEqualTo(1);
    assertThat(streams.position(JOURNAL, "audit-indexer").floor()).isPositive();
    assertThat(streams.deleted(JOURNAL)).isEmpty();
    assertThat(streams.createdAt(JOURNAL)).isNotNull();
    write(journal.checkpoints(), "head", 10);
    publish(bus, "keeper.t.event.indexer.checkpoint-made");
    for (var anchor : List.of("audit-anchor-file-c0ffee00", "audit-anchor-webhook-c0ffee00")) {
      consume(streams, JOURNAL, anchor, SUBJECTS.checkpointsMade(), 1);
      assertThat(streams.position(JOURNAL, anchor).unacknowledged()).isZero();
    }
  }

  private void read(Bus bus, Streams streams, Journal journal) throws Exception {
    var read = new AtomicInteger();
    try (var _ =
        streams.follow(
            JOURNAL, Streams.EVERYTHING, StartAt.beginning(), _ -> read.incrementAndGet())) {
      await().until(() -> read.get() > 5);
    }
    assertThat(streams.state(JOURNAL).last()).isPositive();
    assertThat(streams.since(JOURNAL, ">", Instant.EPOCH)).isNotEmpty();
    assertThat(journal.seen().exists()).isTrue();
    assertThat(journal.seen().get("stability")).isPresent();
    bus.shout("keeperq.t.query.status", new byte[0]);
  }

  private static void publish(Bus bus, String subject) throws Exception {
    var _ = bus.publisher(Duration.ofSeconds(1)).publish(subject, subject, Map.of(), new byte[1]);
  }

  private static void consume(
      Streams streams, String stream, String durable, String filter, int atLeast) {
    var heard = new AtomicInteger();
    var spec = ConsumerSpec.of(stream, durable, filter);
    try (var loop =
        streams.consume(
            spec,
            _ -> {
              heard.incrementAndGet();
              return Handled.done();
            })) {
      await().until(() -> heard.get() >= atLeast && loop.counts().done() >= atLeast);
    }
  }

  /** Twice, so that what was large is taken away. */
  private static void write(Bucket bucket, String key, int bytes) throws Exception {
    var value = new byte[bytes];
    new Random(1).nextBytes(value);
    var revision = bucket.create(key, value);
    var _ = bucket.replace(key, value, revision);
    assertThat(bucket.get(key).orElseThrow().value()).isEqualTo(value);
  }
}
