package io.swarmkeeper.bus.stream;

import java.time.Instant;

/** Where following a stream starts. */
public sealed interface StartAt {
  /** At this sequence, or the first after it. */
  record Sequence(long sequence) implements StartAt {}

  /** At the first message stored at or after this time. */
  record Time(Instant time) implements StartAt {}

  /** With the first message stored after the start. */
  record NewOnly() implements StartAt {}

  /** At the first message that the stream still holds. */
  static StartAt beginning() {
    return new Sequence(1);
  }

  static StartAt newOnly() {
    return new NewOnly();
  }
}
