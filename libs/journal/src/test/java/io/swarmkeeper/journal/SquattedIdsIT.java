package io.swarmkeeper.journal;

import static io.swarmkeeper.journal.JournalOnNats.NOW;
import static io.swarmkeeper.journal.JournalOnNats.SUBJECTS;
import static io.swarmkeeper.journal.JournalOnNats.drain;
import static io.swarmkeeper.journal.JournalOnNats.publicKey;
import static io.swarmkeeper.journal.JournalOnNats.request;
import static io.swarmkeeper.journal.JournalOnNats.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.TaskObserved;
import io.swarmkeeper.contract.Observation.TaskRef;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An id that somebody else has taken swallows nothing of ours; our own repetition is stored once.
 */
class SquattedIdsIT {
  private static final Logger LOG = Logger.getLogger(OncePublisher.class.getName());
  private final Alarms alarms = new Alarms();
  private JournalOnNats nats;
  private Journal journal;

  private static final class Alarms extends Handler {
    private final List<String> said = new ArrayList<>();

    @Override
    public void publish(LogRecord one) {
      said.add(one.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void install() throws Exception {
    LOG.addHandler(alarms);
    nats = JournalOnNats.installed();
    journal = nats.journal;
  }

  @AfterEach
  void close() throws Exception {
    nats.close();
    LOG.removeHandler(alarms);
  }

  private long count() throws Exception {
    return nats.streams.state(SUBJECTS.stream()).count();
  }

  private void alarm(String id) {
    assertThat(alarms.said)
        .singleElement()
        .satisfies(said -> assertThat(said).startsWith("ALARM").contains(id));
  }

  @Test
  void a_repetition_is_stored_once_and_is_no_alarm() throws Exception {
    var verdict = verdict("d-7.n/event/1", "keeper/planner");
    var first = journal.publish(verdict);
    var second = journal.publish(verdict);
    assertThat(second.sequence()).isEqualTo(first.sequence());
    assertThat(second.duplicate()).isTrue();
    assertThat(count()).isEqualTo(1);
    assertThat(alarms.said).isEmpty();
  }

  @Test
  void an_id_that_was_published_first_on_another_subject_swallows_nothing() throws Exception {
    var verdict = verdict("d-7/event/1", "keeper/planner");
    nats.say("keeper.local.observation.x.n1", "d-7/event/1", Map.of(), Wire.encode(verdict));
    stored(verdict);
    alarm("d-7/event/1");
  }

  @Test
  void an_id_that_was_published_first_with_another_body_swallows_nothing() throws Exception {
    var verdict = verdict("d-7/event/1", "keeper/planner");
    var subject = SUBJECTS.of(verdict.message());
    nats.say(subject, "d-7/event/1", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    stored(verdict);
    alarm("d-7/event/1");
  }

  /** As it is, under another id. */
  private void stored(Envelope envelope) throws Exception {
    var published = journal.publish(envelope);
    assertThat(published.duplicate()).isFalse();
    var delivery = nats.stored(published.sequence());
    assertThat(delivery.body()).isEqualTo(Wire.encode(envelope));
    assertThat(delivery.headers().get("nats-msg-id")).startsWith(envelope.id() + "~");
    assertThat(EntryReading.ofJournal(delivery, SUBJECTS).envelope()).isEqualTo(envelope);
    assertThat(journal.publish(envelope).sequence()).isEqualTo(published.sequence());
    assertThat(count()).isEqualTo(2);
    assertThat(alarms.said).as("each time").hasSize(2);
    alarms.said.removeLast();
  }

  @Test
  void what_two_watchers_see_is_stored_once_and_is_no_alarm() throws Exception {
    var first = journal.publish(task("n1", NOW, "running"));
    var second = journal.publish(task("n2", NOW.plusSeconds(3), "running"));
    assertThat(second.sequence()).isEqualTo(first.sequence());
    assertThat(count()).isEqualTo(1);
    assertThat(alarms.said).isEmpty();
  }

  @Test
  void a_watcher_that_says_something_else_under_the_id_swallows_nothing() throws Exception {
    var _ = journal.publish(task("n1", NOW, "shutdown"));
    stored(task("n2", NOW, "running"));
    alarm("obs/task/t1/running");
  }

  private static Envelope task(String watcher, Instant at, String state) {
    var seen =
        new TaskObserved(
            watcher,
            new TaskRef("t1", "s1", "shop_web", Optional.empty(), Optional.of("shop")),
            Optional.of("n3"),
            "web:1",
            state,
            "running",
            Optional.empty(),
            Optional.empty(),
            at,
            Optional.empty());
    return Envelope.unasked(
        new MessageId("obs/task/t1/running"), "keeper/watcher/" + watcher, at, seen);
  }

  @Test
  void what_an_operation_asks_for_is_not_swallowed_where_it_waits() throws Exception {
    var child =
        request("m-1_node-1", drain("alice"))
            .within(Optional.of(new OperationId("m-1")), Optional.of(new MessageId("m-1")));
    nats.say(
        "keeper.local.request.mallory.node-1.drain",
        "m-1_node-1",
        Map.of(),
        Wire.encode(request("m-1_node-1", drain("mallory"))));
    var published = journal.publish(child);
    assertThat(published.duplicate()).isFalse();
    var waiting = nats.streams.message(SUBJECTS.requestStream(), published.sequence());
    assertThat(waiting.orElseThrow().body()).isEqualTo(Wire.encode(child));
    alarm("m-1_node-1");
    alarms.said.clear();
    assertThat(journal.publish(child).sequence()).isEqualTo(published.sequence());
  }

  @Test
  void a_request_is_taken_up_once_and_byte_for_byte() throws Exception {
    var key = SigningKey.generate();
    var entry = signed("n-1", "alice", key);
    var proven = Optional.of(publicKey(key));
    journal.requests().take(entry, proven);
    journal.requests().take(entry, proven);
    assertThat(count()).isEqualTo(1);
    var taken = nats.stored(1);
    assertThat(taken.subject()).isEqualTo("keeper.local.taken.alice.node-1.drain");
    assertThat(taken.body()).isEqualTo(entry.body());
    var read = EntryReading.ofJournal(taken, SUBJECTS);
    assertThat(read.signature()).isEqualTo(entry.signature());
    assertThat(read.envelope().asked().orElseThrow().provenBy()).isEqualTo(proven);
  }

  @Test
  void another_request_of_the_same_id_is_not_taken_up() throws Exception {
    journal.requests().take(signed("n-1", "alice", SigningKey.generate()), Optional.empty());
    var other = signed("n-1", "mallory", SigningKey.generate());
    assertThatThrownBy(() -> journal.requests().take(other, Optional.empty()))
        .isInstanceOf(Rejected.class)
        .hasMessageContaining("taken up as number 1 of the journal");
    assertThat(count()).isEqualTo(1);
  }

  private static Entry signed(String id, String by, SigningKey key) {
    var envelope = request(id, drain(by));
    // Blanks that our own writer does not make, but somebody's tool.
    var body =
        (new String(Wire.encode(envelope), StandardCharsets.UTF_8) + "\n  ")
            .getBytes(StandardCharsets.UTF_8);
    var subject = SUBJECTS.of(envelope.message());
    var signature =
        Signature.of(new SignedStatement(subject, id, body), key, NOW, Optional.empty());
    return new Entry(envelope, body, Optional.of(signature), subject, 1, NOW, 0);
  }

  @Test
  void a_command_is_answered_by_the_outcome_for_it_from_any_node() throws Exception {
    var command = new MessageId("d-7.k3/update/shop_a.b#1");
    assertThat(journal.answered(command)).isFalse();
    outcome("d-7.k3/update/shop_a.b#2", "n1");
    assertThat(journal.answered(command)).as("another attempt").isFalse();
    outcome("d-7.k3/update/shop_a_b#1", "n1");
    assertThat(journal.answered(command)).as("another service, the same subject").isFalse();
    var subject = "keeper.local.outcome.n1.d-7_k3/update/shop_a_b#1";
    nats.say(subject, "f-1", Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
    assertThat(journal.answered(command)).as("what cannot be read").isFalse();
    var forged = Wire.encode(envelope(command.value(), "n2"));
    nats.say(subject, "f-2", Map.of(), forged);
    assertThat(journal.answered(command)).as("what another node should have said").isFalse();
    outcome(command.value(), "n2");
    assertThat(journal.answered(command)).isTrue();
    outcome("d-7.k3/update/shop_a_b#1", "n3");
    assertThat(journal.answered(command)).as("and something else after it").isTrue();
  }

  private void outcome(String command, String node) throws Exception {
    var _ = journal.publish(envelope(command, node));
  }

  private static Envelope envelope(String command, String node) {
    var done =
        new Outcome.Done(new MessageId(command), node, node, "did it", Optional.empty(), false);
    return Envelope.unasked(
        new MessageId(command + "/" + node + "/outcome"), "keeper/executor/" + node, NOW, done);
  }
}
