package io.swarmkeeper.planner.people;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who sends requests in tests, and requests as the planner gets them. */
public final class Senders {
  public static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");
  public static final Subjects SUBJECTS = new Subjects("local");
  public static final SigningKey INSTALLER = SigningKey.generate();
  public static final SigningKey PLANNER = SigningKey.generate();
  public static final SigningKey ALICE = SigningKey.generate();
  public static final SigningKey MALLORY = SigningKey.generate();

  private Senders() {}

  /** The installer {@code ina} and the planner are known by the file. */
  public static Trust trust(Trust.Unsigned unsigned) {
    return new Trust(
        unsigned,
        List.of(
            new TrustedKey("ina", Role.INSTALLER, publicKey(INSTALLER), Optional.empty()),
            new TrustedKey("planner", Role.PLANNER, publicKey(PLANNER), Optional.empty())));
  }

  /** Of a swarm that takes claims. */
  public static Installers installers() {
    return new Installers(SUBJECTS, trust(Trust.Unsigned.CLAIMED));
  }

  public static PublicKey publicKey(SigningKey key) {
    return new PublicKey(key.publicKey());
  }

  /** Somebody whom the directory may have. */
  public static Person person(String name, Role role, SigningKey... keys) {
    return new Person(
        name, role, List.of(), List.of(keys).stream().map(Senders::publicKey).toList());
  }

  /** Takes them in, asked by {@code ina}. */
  public static Request.AddPerson add(Person person) {
    return new Request.AddPerson(by("ina"), person);
  }

  public static Request.RotateKey rotate(String name, SigningKey key, SigningKey... retired) {
    var retire = List.of(retired).stream().findFirst().map(Senders::publicKey);
    return new Request.RotateKey(by("ina"), name, publicKey(key), retire);
  }

  public static Request.RemovePerson remove(String name) {
    return new Request.RemovePerson(by("ina"), name);
  }

  public static Request.Drain drain(String by) {
    return new Request.Drain(by(by), "node-1", Optional.empty());
  }

  public static Asked by(String who) {
    return Asked.of(who, "test");
  }

  public static Envelope envelope(String id, Request request) {
    return Envelope.of(new MessageId(id), "keeper/cli", NOW, request);
  }

  /** The same, asked for by an operation. */
  public static Envelope within(String parent, Envelope request) {
    return request.within(
        Optional.of(new OperationId(parent)), Optional.of(new MessageId(parent + "/event/1")));
  }

  /** As it came, signed by nobody. */
  public static Entry unsigned(Envelope request) {
    return entry(request, Optional.empty());
  }

  /** As it came, signed by the holder of this key now. */
  public static Entry signed(SigningKey key, Envelope request) {
    return signed(key, request, NOW);
  }

  public static Entry signed(SigningKey key, Envelope request, Instant at) {
    return signed(SUBJECTS, key, request, at);
  }

  /** For some swarm. */
  public static Entry signed(Subjects subjects, SigningKey key, Envelope request, Instant at) {
    var subject = subjects.of(request.message());
    var statement = new SignedStatement(subject, request.id().value(), Wire.encode(request));
    var signature = Signature.of(statement, key, at, Optional.empty());
    return new Entry(request, Wire.encode(request), Optional.of(signature), subject, 1, NOW, 0);
  }

  private static Entry entry(Envelope request, Optional<Signature> signature) {
    var subject = SUBJECTS.of(request.message());
    return new Entry(request, Wire.encode(request), signature, subject, 1, NOW, 0);
  }
}
