package io.swarmkeeper.bus.stream;

import java.time.Duration;

/** What became of a message in a handler's hands. */
public sealed interface Handled {
  /** Its effect is saved: acknowledge it. */
  record Done() implements Handled {}

  /** Not now: hand it out again after this time. */
  record Again(Duration after, String why) implements Handled {}

  static Handled done() {
    return new Done();
  }

  static Handled again(Duration after, String why) {
    return new Again(after, why);
  }
}
