package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.planner.people.Standing.Claimed;
import io.swarmkeeper.planner.people.Standing.OnBehalf;
import io.swarmkeeper.planner.people.Standing.Proven;
import io.swarmkeeper.planner.people.Standing.Refused;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.Trust;
import io.swarmkeeper.trust.Trust.TrustedKey;
import io.swarmkeeper.trust.Trust.Unsigned;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who has asked, by the signature on a request.
 *
 * @param named whom the directory has under the name that the request gives
 */
public record Identification(Trust trust, Optional<Person> named) {
  /** How far the time of signing may lie from when the request was stored: clocks differ. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private static final String ONLY_PLANNER =
      "only a planner asks for what an operation needs, and signs that";

  /**
   * The answer.
   *
   * @param signature checked already: the holder of its key has signed just this request
   */
  public Standing of(Envelope request, Optional<Signature> signature, Instant storedAt) {
    var by = request.asked().orElseThrow().by();
    return signature.isPresent()
        ? signed(request, by, signature.get(), storedAt)
        : unsigned(request, by);
  }

  private Standing signed(Envelope request, String by, Signature signature, Instant storedAt) {
    if (Duration.between(signature.at(), storedAt).abs().compareTo(FRESH) > 0) {
      return new Refused(
          "it was signed at %s and came at %s: that is too long ago for a request, or the clocks of"
                  .formatted(signature.at(), storedAt)
              + " sender and NATS differ by more than ten minutes");
    }
    if (signature.end().filter(storedAt::isAfter).isPresent()) {
      return new Refused("it was to hold until %s only".formatted(signature.end().get()));
    }
    var known = trust.holder(signature.key());
    if (known.filter(holder -> holder.role() == Role.PLANNER).isPresent()) {
      return request.parent().isPresent()
          ? new OnBehalf()
          : new Refused("a planner asks only for what an operation of its own needs");
    }
    if (request.parent().isPresent()) {
      return new Refused(ONLY_PLANNER);
    }
    var person = known.flatMap(Identification::installer).or(() -> named);
    if (person.isEmpty()) {
      return new Refused(
          "nobody knows %s: an installer takes people in with 'keeper people add'".formatted(by));
    }
    if (!person.get().name().equals(by)) {
      return new Refused(
          "the key %s is that of %s, not of %s"
              .formatted(signature.key(), person.get().name(), by));
    }
    return person.get().keys().contains(signature.key())
        ? new Proven(person.get(), signature.key())
        : new Refused("the key %s is none of those of %s".formatted(signature.key(), by));
  }

  private static Optional<Person> installer(TrustedKey known) {
    return known.role() == Role.INSTALLER
        ? Optional.of(new Person(known.name(), Role.INSTALLER, List.of(), List.of(known.key())))
        : Optional.empty();
  }

  private Standing unsigned(Envelope request, String by) {
    if (request.message() instanceof Request.PeopleRequest) {
      return new Refused("only what an installer has signed changes who the people are");
    }
    if (request.parent().isPresent()) {
      return new Refused(ONLY_PLANNER);
    }
    if (trust.unsigned() == Unsigned.REFUSED) {
      return new Refused(
          "it is not signed, and this swarm takes only what is: use keeper with your credentials"
              + " (--creds FILE or KEEPER_CREDS)");
    }
    return named.isPresent() || trust.keys().stream().anyMatch(known -> known.name().equals(by))
        ? new Refused(
            "it is not signed, and %s has a key: use keeper with those credentials".formatted(by))
        : new Claimed();
  }
}
