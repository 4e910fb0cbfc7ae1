package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.trust.Signature;
import io.swarmkeeper.trust.Statement;
import io.swarmkeeper.trust.Trust;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request about people as an installer signed it: the directory is made of these, so that nobody
 * who can write its bucket can change what they say.
 */
@SuppressWarnings("ArrayRecordComponent") // stored, never compared
public record SignedRequest(String subject, String id, byte[] body, Map<String, String> headers) {
  /** Refuses one of which something is missing. */
  public SignedRequest {
    if (subject == null || id == null || body == null) {
      throw new IllegalArgumentException("a signed request has a subject, an id and a body");
    }
    headers = headers == null ? Map.of() : Map.copyOf(headers);
  }

  /** The request in this entry, which is signed. */
  static SignedRequest of(Entry entry) {
    return new SignedRequest(
        entry.subject(),
        entry.envelope().id().value(),
        entry.body(),
        entry.signature().orElseThrow().headers());
  }

  /** What it says, if an installer has said it. */
  Optional<Request.PeopleRequest> believed(Trust trust) {
    try {
      var signature = Signature.in(headers);
      var theirs =
          signature.filter(s ->
              trust.isOf(s.key(), Set.of(Role.INSTALLER))
                  && s.isOf(new Statement(subject, id, body)));
      return theirs.isPresent()
              && Wire.decode(body, Map.of()).message() instanceof Request.PeopleRequest said
          ? Optional.of(said)
          : Optional.empty();
    } catch (IllegalArgumentException | UnreadableMessage _) {
      return Optional.empty();
    }
  }
}
