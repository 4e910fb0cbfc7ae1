package io.swarmkeeper.journal;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.bus.BusSettings;
import io.swarmkeeper.bus.NatsServer;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A NATS of a test's own where anybody may say anything, and whom a program believes there. */
final class JournalOnNats implements AutoCloseable {
  static final Duration SOON = Duration.ofSeconds(20);
  static final Subjects SUBJECTS = new Subjects("local");
  static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  static final SigningKey PLANNER = SigningKey.generate();
  static final SigningKey MANAGER = SigningKey.generate();
  static final SigningKey WORKER = SigningKey.generate();
  static final SigningKey MALLORY = SigningKey.generate();

  final NatsServer server = NatsServer.start();
  final Bus bus;
  final Streams streams;
  final Journal journal;

  JournalOnNats() throws Exception {
    bus = Bus.connect(new BusSettings(server.url(), Optional.empty(), "it"), SOON);
    streams = new Streams(bus);
    journal = new Journal(bus, planner());
  }

  static JournalOnNats installed() throws Exception {
    var nats = new JournalOnNats();
    nats.journal.ensure();
    return nats;
  }

  static Identity planner() {
    return new Identity(SUBJECTS, "keeper/planner", Optional.of(PLANNER), trust());
  }

  static Trust trust() {
    return new Trust(
        Trust.Unsigned.REFUSED,
        List.of(
            known(Role.PLANNER, PLANNER),
            known(Role.EXECUTOR_MANAGER, MANAGER),
            known(Role.EXECUTOR_WORKER, WORKER)));
  }

  private static TrustedKey known(Role role, SigningKey key) {
    return new TrustedKey(role.word(), role, publicKey(key), Optional.empty());
  }

  static PublicKey publicKey(SigningKey key) {
    return new PublicKey(key.publicKey());
  }

  /** What anybody can do who reaches NATS. */
  Publisher.Published say(String subject, String id, Map<String, String> headers, byte[] body)
      throws Exception {
    return bus.publisher(SOON).publish(subject, id, headers, body);
  }

  Delivery stored(long sequence) throws Exception {
    return streams.message(SUBJECTS.stream(), sequence).orElseThrow();
  }

  List<Delivery> deadLetters() throws Exception {
    return streams.since(SUBJECTS.stream(), SUBJECTS.deadLetters(), Instant.EPOCH);
  }

  static Request.Drain drain(String by) {
    return new Request.Drain(Asked.of(by, "patches"), "node-1", Optional.empty());
  }

  static Envelope request(String id, Request request) {
    return Envelope.of(new MessageId(id), "keeper/cli", NOW, request);
  }

  /** What makes {@code keeper deploy} print "succeeded". */
  static Envelope verdict(String id, String source) {
    var ended =
        new OperationEnded(
            Kind.DEPLOY,
            "shop",
            Verdict.SUCCEEDED,
            "all is well",
            List.of(),
            Optional.empty(),
            NOW,
            Duration.ofSeconds(3),
            Optional.empty());
    return new Envelope(
        new MessageId(id),
        source,
        NOW,
        Optional.empty(),
        Optional.of(new OperationId("d-7")),
        Optional.of(Asked.of("alice", "test")),
        ended);
  }

  @Override
  public void close() throws IOException {
    bus.close();
    server.close();
  }
}
