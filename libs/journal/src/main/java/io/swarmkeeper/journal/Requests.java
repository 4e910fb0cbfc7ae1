package io.swarmkeeper.journal;

import io.swarmkeeper.bus.NotPublished;
import io.swarmkeeper.bus.Publisher;
import io.swarmkeeper.bus.stream.ConsumerSpec;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.OncePublisher.Outgoing;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.SignedStatement;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What people ask for. It waits in a stream of its own, and enters the journal as it was signed
 * when the planner takes it up.
 */
public final class Requests {
  private final Journal journal;
  private final Subjects subjects;

  Requests(Journal journal) {
    this.journal = journal;
    this.subjects = journal.subjects();
  }

  /** Asks, signed with the key that this program has, if it has one. */
  Publisher.Published ask(Envelope request) throws NotPublished, InterruptedException {
    var body = Wire.encode(request);
    var subject = subjects.of(request.message());
    var headers = new HashMap<>(Journal.headers(request));
    journal
        .self()
        .key()
        .map(key ->
            Signature.of(
                new SignedStatement(subject, request.id().value(), body),
                key,
                Clock.systemUTC().instant(),
                Optional.empty()))
        .ifPresent(signature -> headers.putAll(signature.headers()));
    var id = request.id().value();
    // The ids of what operations need can be worked out; those of people's requests cannot, and
    // people may not read what waits.
    return request.parent().isPresent()
        ? journal.once().publish(subjects.requestStream(), new Outgoing(subject, id, headers, body))
        : journal.publisher().publish(subject, id, headers, body);
  }

  /** Handles those under a filter one by one; what cannot be believed is parked. */
  public Loop consume(String durable, String filter, Journal.EnvelopeHandler handler) {
    return consume(durable, filter, _ -> "", handler);
  }

  /**
   * Handles those under a filter, side by side but for those of one lane; what cannot be believed
   * is parked.
   *
   * @param laneOf the lane of a subject
   */
  public Loop consume(
      String durable,
      String filter,
      UnaryOperator<String> laneOf,
      Journal.EnvelopeHandler handler) {
    return journal.consumeInLanes(
        ConsumerSpec.of(subjects.requestStream(), durable, filter),
        laneOf,
        delivery -> EntryReading.ofRequest(delivery, subjects),
        handler);
  }

  /**
   * Puts a request into the journal, just as it was sent; once, however often.
   *
   * @param provenBy the key by which it is known who asked; absent where that is only claimed
   * @throws Rejected if its id is that of another request
   */
  public void take(Entry request, Optional<PublicKey> provenBy)
      throws Rejected, NotPublished, InterruptedException {
    var subject = subjects.inJournal(request.envelope().message());
    var headers = new HashMap<>(Journal.headers(request.envelope()));
    request.signature().ifPresent(signature -> headers.putAll(signature.headers()));
    provenBy.ifPresent(key -> headers.put(EntryReading.PROVEN_BY, key.value()));
    var id = "taken/" + request.envelope().id();
    var taken = journal.publisher().publish(subject, id, Map.copyOf(headers), request.body());
    if (taken.duplicate()
        && !journal.once().isThere(subjects.stream(), taken.sequence(), subject, request.body())) {
      throw new Rejected(
          "its id is that of another request, which was taken up as number %d of the journal"
              .formatted(taken.sequence()));
    }
  }
}
