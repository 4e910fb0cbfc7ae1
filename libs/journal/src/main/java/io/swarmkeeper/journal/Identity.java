package io.swarmkeeper.journal;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.trust.Trust;
import java.util.Optional;

/**
 * Who a program is in its swarm, and whom it believes.
 *
 * @param source what its envelopes carry as their source, such as {@code keeper/planner}
 * @param key what it signs with; without one, what must be signed cannot be sent
 */
public record Identity(Subjects subjects, String source, Optional<SigningKey> key, Trust trust) {
  /** Of a program that signs nothing and has to believe nobody. */
  public static Identity unsigned(Subjects subjects, String source) {
    return new Identity(subjects, source, Optional.empty(), Trust.none());
  }
}
