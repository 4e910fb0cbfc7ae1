package io.swarmkeeper.planner.people;

import io.swarmkeeper.journal.Entry;
import io.swarmkeeper.trust.Signature;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

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

  /** When the signer says that it was signed. */
  Optional<Instant> signedAt() {
    try {
      return Signature.in(headers).map(Signature::at);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
