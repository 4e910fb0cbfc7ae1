package io.swarmkeeper.bus.stream;

import java.util.Optional;

/** A running reader of a stream. */
public interface Loop extends AutoCloseable {
  /** Whether it still reads; false only after {@link #stop()} or a bug that ended it. */
  boolean alive();

  /** Messages waiting in the stream for this reader, as last heard. */
  long lag();

  /** What has happened so far. */
  Counts counts();

  /** The last trouble, until a message was handled after it. */
  Optional<String> trouble();

  /** Finishes the message at hand and ends, within two seconds. */
  void stop();

  @Override
  default void close() {
    stop();
  }

  /**
   * Since the start.
   *
   * @param again handed back by the handler
   * @param failed handed back because the handler threw
   */
  record Counts(long done, long again, long failed) {}
}
