package io.swarmkeeper.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.bucket.Bucket;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.BadMessages;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Query;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.BadMail;
import io.swarmkeeper.journal.DeadLetters;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.journal.NoAnswer;
import io.swarmkeeper.journal.Queries;
import io.swarmkeeper.planner.policy.AdmissionPolicy;
import io.swarmkeeper.planner.shell.LiveDrafting;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole planner on a real NATS, to which everybody whom it believes sends bad requests, outcomes,
 * observations, heartbeats, questions, answers and values: none stops it, none comes for ever, and
 * of each it is known what became of it.
 */
class BadMailToPlannerIT {
  private static final boolean FULL = Boolean.getBoolean("keeper.full");
  private static final int REQUESTS = FULL ? 5_000 : 500;
  private static final int OUTCOMES = FULL ? 2_000 : 300;
  private static final int OBSERVATIONS = FULL ? 2_000 : 300;
  private static final int OTHERS = FULL ? 2_000 : 200;
  private static final long SEED = 168;
  private static final Duration SOON = Duration.ofMinutes(10);
  private static final SigningKey INES = SigningKey.generate();
  private static final SigningKey BOB = SigningKey.generate();
  private static final Map<String, SigningKey> KEYS = Map.of("ines", INES, "bob", BOB);

  private final Subjects subjects = new Subjects("it");
  private NatsServer server;
  private Bus bus;
  private Streams streams;
  private Journal journal;
  private Queries queries;
  private Planner planner;

  @BeforeEach
  void start() throws Exception {
    server = NatsServer.start();
    bus =
        Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), Duration.ofSeconds(20));
    streams = new Streams(bus);
    var ines =
        new TrustedKey("ines", Role.INSTALLER, new PublicKey(INES.publicKey()), Optional.empty());
    var trust = new Trust(Trust.Unsigned.CLAIMED, List.of(ines));
    var self = new Identity(subjects, "keeper/planner", Optional.of(SigningKey.generate()), trust);
    journal = new Journal(bus, self);
    journal.ensure();
    queries = new Queries(bus, Identity.unsigned(subjects, "keeper/cli"));
    var executor = new Queries(bus, Identity.unsigned(subjects, "keeper/executor"));
    executor.answer("swarm", "executors", Query.SwarmQuery.class, _ -> swarm());
    planner =
        new Planner(
            journal,
            new Queries(bus, Identity.unsigned(subjects, "keeper/planner")),
            new Heartbeats(bus, subjects),
            Clock.systemUTC(),
            new LiveDrafting.Terms(5, AdmissionPolicy.USUAL));
    planner.start();
  }

  private static Query.SwarmState swarm() {
    var none = List.<ObjectNode>of();
    return new Query.SwarmState(
        Instant.now(), "node-1", none, none, none, List.of(), none, none, none);
  }

  @AfterEach
  void close() throws IOException {
    planner.close();
    bus.close();
    server.close();
  }

  @Test
  void every_bad_request_outcome_and_observation_is_accounted_for() throws Exception {
    bobIsKnown();
    var mail = new BadMail(subjects, BadMailToPlannerIT::key);
    assertThat(BadMail.send(bus, mail.letters(SEED, REQUESTS, of(Request.class))))
        .isEqualTo(REQUESTS);
    assertThat(BadMail.send(bus, mail.letters(SEED, OUTCOMES, of(Outcome.class))))
        .isEqualTo(OUTCOMES);
    assertThat(BadMail.send(bus, mail.letters(SEED, OBSERVATIONS, of(Observation.class))))
        .isEqualTo(OBSERVATIONS);
    await().atMost(SOON).until(() -> served(subjects.requestStream(), "planner-requests"));
    await().atMost(SOON).until(() -> served(subjects.stream(), "planner-outcomes"));
    alive();
    var ends = ends();
    System.out.printf(
        "%d bad requests, %d outcomes, %d observations: %s%n",
        REQUESTS, OUTCOMES, OBSERVATIONS, ends);
    assertThat(bugs()).isEmpty();
    assertThat(ends.get("parked") + ends.get("taken")).isEqualTo(REQUESTS + 1);
    assertThat(ends.get("taken")).isGreaterThan(REQUESTS / 5);
    assertThat(ends.get("request-refused") + ends.get("person-changed"))
        .isEqualTo(ends.get("taken"));
    assertThat(
            queries.ask(
                "people", new Query.PeopleQuery(), Query.PeopleAnswer.class, Role.PLANNER, SOON))
        .isNotNull();
  }

  /** Of ines and bob; what others ask is what they claim. */
  private static Optional<SigningKey> key(Envelope envelope) {
    return envelope.asked().flatMap(asked -> Optional.ofNullable(KEYS.get(asked.by())));
  }

  private void bobIsKnown() throws Exception {
    var bob = new Person("bob", Role.OPERATOR, List.of(), List.of(new PublicKey(BOB.publicKey())));
    var request = new Request.AddPerson(Asked.of("ines", "test"), bob);
    var cli = new Identity(subjects, "keeper/cli", Optional.of(INES), journal.self().trust());
    var _ =
        new Journal(bus, cli)
            .publish(Envelope.of(new MessageId("i-bob"), "keeper/cli", Instant.now(), request));
    await().atMost(SOON).until(() -> ends().containsKey("person-changed"));
  }

  private boolean served(String stream, String durable) throws Exception {
    var position = streams.position(stream, durable);
    return position.pending() == 0 && position.unacknowledged() == 0;
  }

  private void alive() {
    assertThat(planner.loops()).allSatisfy((name, alive) -> assertThat(alive).as(name).isTrue());
    assertThat(planner.spoilt()).isEmpty();
  }

  /** What the journal has, by kind; of dead letters, those of requests. */
  private Map<String, Long> ends() throws Exception {
    var ends = new TreeMap<String, Long>();
    for (var entry : streams.from(subjects.stream(), 1, Integer.MAX_VALUE)) {
      ends.merge(end(entry), 1L, Long::sum);
    }
    return ends;
  }

  private String end(Delivery entry) {
    if (entry.subject().equals(subjects.deadLetters())) {
      var of = entry.headers().get(DeadLetters.ORIGINAL_STREAM);
      return of.equals(subjects.requestStream()) ? "parked" : "parked outcome";
    }
    var tokens = List.of(entry.subject().split("\\.", -1));
    return tokens.get(2).equals("event") ? tokens.getLast() : tokens.get(2);
  }

  private List<String> bugs() throws Exception {
    return streams.since(subjects.stream(), subjects.deadLetters(), Instant.EPOCH).stream()
        .map(letter -> letter.headers().get(DeadLetters.REASON))
        .filter(reason -> reason.startsWith("handling it failed"))
        .distinct()
        .toList();
  }

  private static Predicate<MessageType> of(Class<?> family) {
    return type -> family.isAssignableFrom(type.recordType());
  }

  @Test
  void bad_heartbeats_questions_and_values_leave_the_planner_answering() throws Exception {
    for (var part : Heartbeat.Part.values()) {
      var beat = new Heartbeat(part, "n-1", "node-1", true, true, Instant.now(), List.of());
      for (var body : BadMessages.like(Wire.json(beat), SEED, OTHERS).toList()) {
        bus.shout(subjects.heartbeat(part, "n-1"), body);
      }
    }
    var values = BadMessages.some(SEED, OTHERS).map(BadMessages.Bad::body).toList();
    for (var bucket :
        List.of(journal.claims(), journal.operations(), journal.revisions(), journal.people())) {
      spoil(bucket, values.subList(0, OTHERS / 10));
    }
    for (var name : List.of("status", "nodes", "history", "people", "executors", "plan")) {
      var question = Map.of("stack", "shop", "about", "shop");
      try {
        assertThat(
                queries.ask(name, question, JsonNode.class, Role.PLANNER, Duration.ofSeconds(20)))
            .isNotNull();
      } catch (NoAnswer e) {
        assertThat(e.getMessage())
            .as(name)
            .doesNotContain("answering failed", "in time", "nobody is there");
      }
    }
    assertThat(planner.loops()).allSatisfy((name, alive) -> assertThat(alive).as(name).isTrue());
  }

  private void spoil(Bucket bucket, List<byte[]> values) throws Exception {
    var number = 0;
    for (var value : values) {
      var key = List.of("stack/s", "node/n", "shop/", "alice").get(number % 4) + number;
      BadMail.spoil(bus, bucket, key, value);
      number++;
    }
  }
}
