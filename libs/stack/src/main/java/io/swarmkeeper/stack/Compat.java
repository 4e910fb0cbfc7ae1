package io.swarmkeeper.stack;

import java.util.Arrays;
import java.util.Optional;

/** Which docker CLI's reading of a stack file counts. */
public enum Compat {
  /** The CLI of Debian 12: YAML 1.1 booleans, versions 3.0 to 3.9, lists appended when merged. */
  DOCKER_20_10("20.10"),
  /** The CLI of 2025: YAML 1.2 words, versions 3.0 to 3.13, images checked beforehand. */
  DOCKER_28("28");

  private final String word;

  Compat(String word) {
    this.word = word;
  }

  /** As people write it: {@code 20.10} or {@code 28}. */
  public String word() {
    return word;
  }

  /** Whether the newer rules count. */
  public boolean is28() {
    return this == DOCKER_28;
  }

  /** The level that a word names, if it names one. */
  public static Optional<Compat> of(String word) {
    return Arrays.stream(values()).filter(compat -> compat.word.equals(word)).findFirst();
  }
}
