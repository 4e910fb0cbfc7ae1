package io.swarmkeeper.record.verify;

import io.swarmkeeper.record.verify.Cursor.CannotCompare;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A cursor whose next thing can be looked at before it is taken. */
final class PeekableCursor<T> {
  private final Cursor<T> cursor;
  private final ToLongFunction<T> sequence;
  private Optional<T> next = Optional.empty();
  private boolean ended;

  PeekableCursor(Cursor<T> cursor, ToLongFunction<T> sequence) {
    this.cursor = cursor;
    this.sequence = sequence;
  }

  /** The next one, which stays. */
  Optional<T> peek() throws CannotCompare, InterruptedException {
    if (next.isEmpty() && !ended) {
      next = cursor.next();
      ended = next.isEmpty();
    }
    return next;
  }

  /** The next one's sequence; beyond all when there is none. */
  long sequence() throws CannotCompare, InterruptedException {
    return peek().map(sequence::applyAsLong).orElse(Long.MAX_VALUE);
  }

  /** The next one if it has this sequence. */
  Optional<T> take(long wanted) throws CannotCompare, InterruptedException {
    if (peek().isEmpty() || sequence() != wanted) {
      return Optional.empty();
    }
    var taken = next;
    next = Optional.empty();
    return taken;
  }
}
