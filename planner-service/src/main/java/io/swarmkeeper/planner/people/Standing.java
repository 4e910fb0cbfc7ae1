package io.swarmkeeper.planner.people;

import io.swarmkeeper.contract.Person;
import io.swarmkeeper.contract.PublicKey;
import java.util.Optional;

/** Whether it is known who asked. */
public sealed interface Standing {
  /** The holder of this key, which is one of that person's, has asked. */
  record Proven(Person person, PublicKey key) implements Standing {}

  /** A planner asks on behalf of whoever asked for the operation that needs it. */
  record OnBehalf() implements Standing {}

  /** Somebody says that it was them; the swarm's policy takes that. */
  record Claimed() implements Standing {}

  /** It was not them, or nobody can know; with the sentence why. */
  record Refused(String why) implements Standing {}

  /** The key that proves it. */
  default Optional<PublicKey> provenBy() {
    return this instanceof Proven proven ? Optional.of(proven.key()) : Optional.empty();
  }
}
