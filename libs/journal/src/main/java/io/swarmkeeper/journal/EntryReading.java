package io.swarmkeeper.journal;

import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.util.Optional;

/**
 * How what NATS hands out becomes an entry: decoded, in the one place where its sender could put
 * it, and its signature, if it has one, true. Nothing of a message is believed before.
 */
public final class EntryReading {
  /** Header of a request in the journal: the key by which the planner knew who asked. */
  public static final String PROVEN_BY = "keeper-proven-by";

  private EntryReading() {}

  /** An entry of the journal. */
  public static Entry ofJournal(Delivery delivery, Subjects subjects) throws UnreadableMessage {
    return entry(delivery, envelope(delivery, subjects), subjects);
  }

  /** A request that waits. */
  public static Entry ofRequest(Delivery delivery, Subjects subjects) throws UnreadableMessage {
    var envelope = decoded(delivery);
    subjects.bindRequest(delivery.subject(), envelope);
    return entry(delivery, envelope.asked(Optional.empty()), subjects);
  }

  /**
   * What an entry of the journal says, whether or not its signature is true: for the record, which
   * can check none in the text that it keeps.
   */
  public static Envelope envelope(Delivery delivery, Subjects subjects) throws UnreadableMessage {
    var envelope = decoded(delivery);
    subjects.bind(delivery.subject(), envelope);
    return proven(delivery, envelope);
  }

  private static Envelope decoded(Delivery delivery) throws UnreadableMessage {
    return Wire.decode(delivery.body(), delivery.headers(), delivery.storedAt());
  }

  /** Who proved to have asked is what the planner has found, never what a request says itself. */
  private static Envelope proven(Delivery delivery, Envelope envelope) throws UnreadableMessage {
    if (!(envelope.message() instanceof Request)) {
      return envelope;
    }
    try {
      return envelope.asked(
          Optional.ofNullable(delivery.headers().get(PROVEN_BY)).map(PublicKey::new));
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessage("the header " + PROVEN_BY + ": " + e.getMessage(), e);
    }
  }

  private static Entry entry(Delivery delivery, Envelope envelope, Subjects subjects)
      throws UnreadableMessage {
    return new Entry(
        envelope,
        delivery.body(),
        signature(delivery, envelope, subjects),
        delivery.subject(),
        delivery.streamSequence(),
        delivery.storedAt(),
        delivery.pending());
  }

  private static Optional<Signature> signature(
      Delivery delivery, Envelope envelope, Subjects subjects) throws UnreadableMessage {
    Optional<Signature> signature;
    try {
      signature = Signature.in(delivery.headers());
    } catch (IllegalArgumentException e) {
      throw new UnreadableMessage(e.getMessage(), e);
    }
    if (signature.isPresent()) {
      if (!Wire.isStructured(delivery.headers())) {
        throw new UnreadableMessage("only the structured mode can be signed");
      }
      var signed =
          new SignedStatement(
              subjects.of(envelope.message()), envelope.id().value(), delivery.body());
      if (!signature.get().isOf(signed)) {
        throw new UnreadableMessage(
            "it is not what the holder of the key " + signature.get().key() + " has signed");
      }
    }
    return signature;
  }
}
