package io.swarmkeeper.journal;

import static io.swarmkeeper.journal.JournalOnNats.MALLORY;
import static io.swarmkeeper.journal.JournalOnNats.NOW;
import static io.swarmkeeper.journal.JournalOnNats.PLANNER;
import static io.swarmkeeper.journal.JournalOnNats.SOON;
import static io.swarmkeeper.journal.JournalOnNats.SUBJECTS;
import static io.swarmkeeper.journal.JournalOnNats.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.Handled;
import io.swarmkeeper.bus.stream.StartAt;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Command.RemoveService;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands where its sender could not put it, or was changed, comes out of nowhere. */
class ForgedMessagesIT {
  private static final OperationId OPERATION = new OperationId("d-7");
  private static final String ANYWHERE = ">";
  private JournalOnNats nats;
  private Journal journal;

  @BeforeEach
  void install() throws Exception {
    nats = JournalOnNats.installed();
    journal = nats.journal;
  }

  @AfterEach
  void close() throws Exception {
    nats.close();
  }

  /** Everything that readers of every kind believe, once the last, which is sound, was read. */
  private List<String> believed() throws Exception {
    var last = verdict("sound", "keeper/planner");
    var _ = journal.publish(last);
    var followed = new ConcurrentLinkedQueue<String>();
    var consumed = new ConcurrentLinkedQueue<String>();
    journal.follow(ANYWHERE, StartAt.beginning(), e -> followed.add(id(e.envelope())));
    journal.consume(
        "reader",
        ANYWHERE,
        entry -> {
          consumed.add(id(entry.envelope()));
          return Handled.done();
        });
    await().atMost(SOON).until(() -> followed.contains("sound") && consumed.contains("sound"));
    var since = journal.since(ANYWHERE, Instant.EPOCH).stream().map(ForgedMessagesIT::id).toList();
    assertThat(since).isEqualTo(List.copyOf(followed)).isEqualTo(List.copyOf(consumed));
    var all = new ArrayList<>(since);
    all.remove("sound");
    return all;
  }

  private static String id(Envelope envelope) {
    return envelope.id().value();
  }

  private void parked(long sequence, String why) throws Exception {
    assertThat(nats.deadLetters())
        .filteredOn(
            d -> d.headers().get(DeadLetters.ORIGINAL_SEQUENCE).equals(Long.toString(sequence)))
        .singleElement()
        .satisfies(d -> assertThat(d.headers().get(DeadLetters.REASON)).contains(why));
  }

  private long say(String subject, String id, Envelope envelope) throws Exception {
    return nats.say(subject, id, Map.of(), Wire.encode(envelope)).sequence();
  }

  @Test
  void a_verdict_is_believed_only_where_a_planner_says_it() throws Exception {
    var forged = verdict("forged", "keeper/planner");
    var right = SUBJECTS.of(forged.message());
    var onTaken = say(SUBJECTS.taken().replace(">", "mallory.shop.pause"), "f-1", forged);
    var onOther = say("keeper.local.event.watcher.operation-ended", "f-2", forged);
    var onKind = say("keeper.local.event.planner.operation-paused", "f-3", forged);
    var onOutcome = say("keeper.local.outcome.n1.forged", "f-4", forged);
    var onCommand = say("keeper.local.command.swarm.deploy", "f-5", forged);
    var onObservation = say("keeper.local.observation.node.n1", "f-6", forged);
    var source = say(right, "f-7", verdict("forged", "keeper/watcher/n1"));
    var nearly = say(right, "f-8", verdict("forged", "keeper/planner2"));
    assertThat(believed()).isEmpty();
    for (var sequence : List.of(onTaken, onOther, onKind, onOutcome, onCommand, onObservation)) {
      parked(sequence, "what it says belongs on " + right);
    }
    parked(source, "is from keeper/planner");
    parked(nearly, "is from keeper/planner");
    assertThat(nats.deadLetters()).hasSize(8);
  }

  @Test
  void a_verdict_where_requests_wait_is_no_entry_of_the_journal() throws Exception {
    var forged = verdict("forged", "keeper/planner");
    var waiting = say("keeper.local.request.mallory.shop.pause", "f-1", forged);
    assertThat(believed()).isEmpty();
    var seen = new ConcurrentLinkedQueue<Entry>();
    var loop =
        journal
            .requests()
            .consume(
                "requests",
                SUBJECTS.requests(),
                entry -> {
                  seen.add(entry);
                  return Handled.done();
                });
    await().atMost(SOON).until(() -> loop.counts().done() == 1);
    assertThat(seen).isEmpty();
    assertThat(nats.deadLetters())
        .singleElement()
        .matches(d -> d.headers().get(DeadLetters.ORIGINAL_SEQUENCE).equals("" + waiting));
  }

  @Test
  void a_node_speaks_for_itself_only() throws Exception {
    var outcome =
        new Outcome.Done(new MessageId("d-7/x#1"), "n1", "node-1", "did", Optional.empty(), false);
    var forged = Envelope.unasked(new MessageId("o-1"), "keeper/executor/node-2", NOW, outcome);
    var ofOther = say("keeper.local.outcome.n2.d-7/x#1", "f-1", forged);
    var toOther = say("keeper.local.outcome.n1.d-7/x#2", "f-2", forged);
    assertThat(believed()).isEmpty();
    parked(ofOther, "belongs on keeper.local.outcome.n1.d-7/x#1");
    parked(toOther, "belongs on keeper.local.outcome.n1.d-7/x#1");
  }

  @Test
  void a_command_that_was_changed_after_it_was_signed_is_parked() throws Exception {
    var command = command("shop_web", NOW);
    var id = command.id().value();
    var subject = SUBJECTS.of(command.message());
    var body = Wire.encode(command);
    var sound =
        Signature.of(
                new SignedStatement(subject, id, body),
                PLANNER,
                NOW,
                Optional.of(NOW.plusSeconds(60)))
            .headers();
    var body2 = Wire.encode(command("shop_db", NOW));
    var body3 = Wire.encode(command("shop_web", NOW.plusSeconds(1)));
    var changed = new ArrayList<Long>();
    changed.add(nats.say(subject, "f-1", sound, body2).sequence());
    changed.add(nats.say(subject, "f-2", sound, body3).sequence());
    changed.add(say(subject, "f-3", with(sound, Signature.AT, "2026-12-01T10:00:01Z"), body));
    changed.add(say(subject, "f-4", with(sound, Signature.END, "2099-12-01T10:00:00Z"), body));
    changed.add(say(subject, "f-5", without(sound, Signature.END), body));
    changed.add(say(subject, "f-6", with(sound, Signature.KEY, MALLORY.publicKey()), body));
    changed.add(say(subject, "f-7", with(sound, Signature.VALUE, "AAAA"), body));
    changed.add(nats.say(subject, "f-8", of(command, "x-1", subject), body).sequence());
    changed.add(nats.say(subject, "f-9", of(command, id, subject + "x"), body).sequence());
    var malformed = say(subject, "f-10", without(sound, Signature.VALUE), body);
    var binary = say(subject, "f-11", binary(command), Wire.json(command.message()));
    nats.say(subject, "f-12", sound, body);
    assertThat(believed()).as("the last alone was not changed").containsExactly(id);
    for (var sequence : changed) {
      parked(sequence, "is not what the holder of the key");
    }
    parked(malformed, "is no signature");
    parked(binary, "only the structured mode can be signed");
    assertThat(nats.deadLetters()).hasSize(11);
  }

  /** Where half of the message is in headers, which nobody has signed. */
  private static Map<String, String> binary(Envelope command) {
    var data = Wire.json(command.message());
    var statement = new SignedStatement(SUBJECTS.of(command.message()), command.id().value(), data);
    var headers = new HashMap<>(Signature.of(statement, PLANNER, NOW, Optional.empty()).headers());
    headers.put("ce-specversion", "1.0");
    headers.put("ce-type", MessageType.of(command.message()).wireName());
    headers.put("ce-id", command.id().value());
    headers.put("ce-source", command.source());
    headers.put("ce-operation", "d-8");
    return headers;
  }

  @Test
  void a_signature_that_does_not_name_a_key_is_parked() throws Exception {
    var command = command("shop_web", NOW);
    var subject = SUBJECTS.of(command.message());
    var body = Wire.encode(command);
    var sound = of(command, command.id().value(), subject);
    var noKey = say(subject, "f-1", without(sound, Signature.KEY), body);
    var noTime = say(subject, "f-2", without(sound, Signature.AT), body);
    var noNkey = say(subject, "f-3", with(sound, Signature.KEY, "alice"), body);
    assertThat(believed()).isEmpty();
    parked(noKey, "nkey");
    parked(noTime, "is no time in UTC");
    parked(noNkey, "nkey");
  }

  private static Map<String, String> of(Envelope command, String id, String subject) {
    var statement = new SignedStatement(subject, id, Wire.encode(command));
    return Signature.of(statement, PLANNER, NOW, Optional.empty()).headers();
  }

  private long say(String subject, String id, Map<String, String> headers, byte[] body)
      throws Exception {
    return nats.say(subject, id, headers, body).sequence();
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    var changed = new HashMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> headers, String name) {
    var changed = new HashMap<>(headers);
    changed.remove(name);
    return changed;
  }

  private static Envelope command(String service, Instant at) {
    var step = new StepId(OPERATION, "n0nce", "remove", service, 1);
    return new Envelope(
        new StepId(OPERATION, "n0nce", "remove", "any", 1).commandId(),
        "keeper/planner",
        at,
        Optional.empty(),
        Optional.of(OPERATION),
        Optional.of(Asked.of("alice", "test")),
        new RemoveService(step, "shop", service));
  }

  @Test
  void what_the_journal_signs_names_the_planner_and_ends() throws Exception {
    var published = journal.publish(command("shop_web", NOW));
    var entry = EntryReading.ofJournal(nats.stored(published.sequence()), SUBJECTS);
    var signature = entry.signature().orElseThrow();
    assertThat(signature.key()).isEqualTo(new PublicKey(PLANNER.publicKey()));
    assertThat(signature.end()).isPresent();
  }

  @Test
  void a_program_without_a_key_sends_no_command() {
    var keyless = new Journal(nats.bus, SUBJECTS, "keeper/planner");
    assertThatThrownBy(() -> keyless.publish(command("shop_web", NOW)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("by who can sign it");
  }

  @Test
  void a_key_in_the_headers_of_a_waiting_request_proves_nothing() throws Exception {
    var key = new PublicKey(SigningKey.generate().publicKey());
    var asked = Asked.of("alice", "test").proven(Optional.of(key));
    var request =
        JournalOnNats.request("n-1", new Request.Drain(asked, "node-1", Optional.empty()));
    nats.say(
        SUBJECTS.of(request.message()),
        "n-1",
        Map.of(EntryReading.PROVEN_BY, key.value()),
        Wire.encode(request));
    var seen = new ConcurrentLinkedQueue<Entry>();
    journal
        .requests()
        .consume(
            "requests",
            SUBJECTS.requests(),
            entry -> {
              seen.add(entry);
              return Handled.done();
            });
    await().atMost(SOON).until(() -> !seen.isEmpty());
    assertThat(seen)
        .singleElement()
        .matches(entry -> entry.envelope().asked().orElseThrow().provenBy().isEmpty());
  }
}
