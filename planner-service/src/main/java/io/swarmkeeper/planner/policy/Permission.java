package io.swarmkeeper.planner.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the policy says to an option; later ones are stricter. */
public enum Permission {
  /** Nothing is said of it. */
  ALLOW,
  /** The plan says so, and goes on. */
  WARN,
  /** Nothing of the stack is touched. */
  REFUSE;

  /** The stricter of the two. */
  Permission or(Permission other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** As the file has it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Permission> of(String word) {
    return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
  }
}
