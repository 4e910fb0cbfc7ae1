package io.swarmkeeper.record.checkpoint;

import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.journal.EntryReading;
import io.swarmkeeper.trust.Signature;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The headers of an entry by which it is proven who asked: they are sealed with it and stand in its
 * document. Others say nothing that is believed, and so do these where they are not as our programs
 * write them.
 */
public final class ProofHeaders {
  private ProofHeaders() {}

  /** Those of them that an entry has, by their names. */
  public static SortedMap<String, String> of(Map<String, String> headers) {
    if (!headers.containsKey(Signature.KEY) && !headers.containsKey(EntryReading.PROVEN_BY)) {
      return Collections.emptySortedMap(); // as most entries have it
    }
    var proof = new TreeMap<String, String>();
    try {
      Signature.in(headers).map(Signature::headers).ifPresent(proof::putAll);
      var proven = headers.get(EntryReading.PROVEN_BY);
      if (proven != null) {
        proof.put(EntryReading.PROVEN_BY, new PublicKey(proven).value());
      }
    } catch (IllegalArgumentException _) {
      return Collections.emptySortedMap(); // no proof of anything
    }
    return proof;
  }
}
