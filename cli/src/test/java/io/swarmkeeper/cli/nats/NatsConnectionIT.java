package io.swarmkeeper.cli.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.Nats;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.key.TlsFiles;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.SwarmConnection;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.journal.Rejected;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Needs a NATS server with JetStream at {@code KEEPER_NATS}. */
class NatsConnectionIT {
  private static final String URL = System.getenv("KEEPER_NATS");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Subjects subjects =
      new Subjects("it-" + UUID.randomUUID().toString().substring(0, 8));
  private Bus bus;
  private Journal journal;
  private SwarmConnection remote;

  @BeforeEach
  void a_journal() throws Exception {
    bus = Bus.connect(new BusSettings(URL, Optional.empty(), "it"), PATIENCE);
    journal = new Journal(bus, subjects, "keeper/planner");
    journal.ensure();
    remote = NatsConnection.connect(address(URL, subjects));
  }

  @AfterEach
  @SuppressWarnings("try") // closing may be interrupted, and then so is the test
  void leave_nothing_behind() throws Exception {
    remote.close();
    bus.close();
    try (var connection = Nats.connect(URL)) {
      var streams = connection.jetStreamManagement();
      for (var name : streams.getStreamNames()) {
        if (name.contains(subjects.stream())) {
          streams.deleteStream(name);
        }
      }
    }
  }

  @Test
  void an_answer_comes_back_as_it_was_given() throws Exception {
    var nodes = new Query.NodesAnswer(List.of());
    new Queries(bus, journal.self()).answer("nodes", "planner", Query.NodesQuery.class, _ -> nodes);
    the_server_knows_who_answers();
    assertThat(remote.ask("nodes", new Query.NodesQuery(), Query.NodesAnswer.class))
        .isEqualTo(nodes);
  }

  @Test
  void the_planners_own_sentence_is_what_the_person_reads() throws Exception {
    new Queries(bus, journal.self())
        .answer(
            "history",
            "planner",
            Query.HistoryQuery.class,
            _ -> {
              throw new NoAnswer("the revisions cannot be read now");
            });
    the_server_knows_who_answers();
    assertThatThrownBy(
            () -> remote.ask("history", new Query.HistoryQuery("s"), Query.HistoryAnswer.class))
        .isInstanceOf(GiveUp.class)
        .hasMessage("the revisions cannot be read now");
  }

  @Test
  void without_a_planner_the_question_is_answered_at_once_by_a_sentence() {
    assertThatThrownBy(() -> remote.ask("nodes", new Query.NodesQuery(), Query.NodesAnswer.class))
        .hasMessageContaining("No planner of swarm '" + subjects.swarm())
        .hasMessageContaining("Nothing was touched");
  }

  @Test
  void reading_from_the_end_sees_what_is_published_afterwards_and_nothing_else() throws Exception {
    journal.publish(answer(drain("n-1")));
    var _ =
        journal
            .requests()
            .consume(
                "planner",
                subjects.requests(),
                entry -> {
                  take(entry);
                  publish(answer(entry.envelope()));
                  return Handled.done();
                });
    try (var feed = remote.read(new SwarmConnection.ReadingStart.End())) {
      remote.publish(drain("n-2"));
      var seen = until(feed, e -> e.message() instanceof Event && e.id().value().startsWith("n-2"));
      assertThat(seen)
          .extracting(e -> e.id().value())
          .contains("n-2", "n-2/accepted")
          .doesNotContain("n-1/accepted");
    }
  }

  @Test
  void reading_from_the_beginning_ends_at_what_was_there_even_if_it_is_unreadable()
      throws Exception {
    journal.publish(answer(drain("n-1")));
    journal.publish(answer(drain("n-2")));
    raw("hello");
    try (var feed = remote.read(new SwarmConnection.ReadingStart.Beginning())) {
      var seen = new ArrayList<String>();
      while (!feed.caughtUp()) {
        feed.next(PATIENCE).ifPresent(e -> seen.add(e.id().value()));
      }
      assertThat(seen).containsExactly("n-1/accepted", "n-2/accepted");
    }
  }

  @Test
  void nothing_is_waited_for_when_everything_is_older() throws Exception {
    journal.publish(answer(drain("n-1")));
    try (var feed =
        remote.read(new SwarmConnection.ReadingStart.Since(Instant.now().plusSeconds(60)))) {
      assertThat(feed.caughtUp()).isTrue();
    }
    try (var feed =
        remote.read(new SwarmConnection.ReadingStart.Since(Instant.now().minusSeconds(60)))) {
      assertThat(feed.caughtUp()).isFalse();
      assertThat(feed.next(PATIENCE)).isPresent();
      assertThat(feed.caughtUp()).isTrue();
    }
  }

  @Test
  void a_request_larger_than_a_message_may_be_is_refused_before_it_is_sent() {
    var files = List.of(new Request.StackFile("big.yml", "#".repeat(2_000_000)));
    var source =
        new Request.StackSource(
            files, Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    var deploy =
        new Request.Deploy(
            Asked.of("it", "big"),
            "shop",
            source,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false);
    var envelope = Envelope.of(new MessageId("d-1"), "it", Instant.now(), deploy);
    assertThatThrownBy(() -> remote.publish(envelope))
        .isInstanceOfSatisfying(GiveUp.class, e -> assertThat(e.exit()).isEqualTo(ExitCode.REFUSED))
        .hasMessageContaining("max_payload");
  }

  @Test
  void a_swarm_that_has_no_journal_says_so() throws Exception {
    var other = address(URL, new Subjects("it-nowhere"));
    try (var elsewhere = NatsConnection.connect(other)) {
      assertThatThrownBy(() -> elsewhere.read(new SwarmConnection.ReadingStart.End()))
          .hasMessageContaining("journal of swarm 'it-nowhere' cannot be read");
    }
  }

  @Test
  void an_address_where_nobody_listens_is_named() {
    var nowhere = address("nats://127.0.0.1:1", subjects);
    assertThatThrownBy(() -> NatsConnection.connect(nowhere))
        .hasMessageContaining("nats://127.0.0.1:1 cannot be reached")
        .hasMessageContaining("KEEPER_NATS");
  }

  private static SwarmConnection.Address address(String url, Subjects swarm) {
    return new SwarmConnection.Address(
        url, Optional.empty(), Optional.empty(), swarm, TlsFiles.NONE);
  }

  private void take(Entry entry) throws Rejected, InterruptedException {
    try {
      journal.requests().take(entry, Optional.empty());
    } catch (io.swarmkeeper.bus.NotPublished e) {
      throw new IllegalStateException(e);
    }
  }

  private void publish(Envelope envelope) throws InterruptedException {
    try {
      journal.publish(envelope);
    } catch (io.swarmkeeper.bus.NotPublished e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("try") // closing may be interrupted, and then so is the test
  private void raw(String text) throws Exception {
    try (var connection = Nats.connect(URL)) {
      connection
          .jetStream()
          .publish(
              "keeper." + subjects.swarm() + ".taken.it.node-1.drain",
              text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static List<Envelope> until(SwarmConnection.Feed feed, Predicate<Envelope> last)
      throws Exception {
    var seen = new ArrayList<Envelope>();
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var next = feed.next(Duration.ofSeconds(1));
      next.ifPresent(seen::add);
      if (next.filter(last).isPresent()) {
        return seen;
      }
    }
    throw new AssertionError("only came: " + seen);
  }

  private static Envelope answer(Envelope request) {
    return request.causes(
        new MessageId(request.id() + "/accepted"),
        "keeper/planner",
        Instant.now(),
        new Event.OperationAccepted(
            Event.Kind.DRAIN, "node-1", Optional.empty(), "empty node-1", Instant.now()));
  }

  private static Envelope drain(String id) {
    return Envelope.of(
        new MessageId(id),
        "it",
        Instant.now(),
        new Request.Drain(Asked.of("it", "test"), "node-1", Optional.empty()));
  }

  /** A round trip: the server reads what comes over one connection in order. */
  private void the_server_knows_who_answers() throws BusUnavailable {
    var _ = new Streams(bus).state(subjects.stream());
  }
}
