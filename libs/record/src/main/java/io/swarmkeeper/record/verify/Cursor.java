package io.swarmkeeper.record.verify;

import java.util.Optional;

/** Things that come one after another from elsewhere, in the order of their sequences. */
@FunctionalInterface
public interface Cursor<T> {
  /** The next one, or nothing when there are no more. */
  Optional<T> next() throws CannotCompare, InterruptedException;

  /** One side cannot be read any further. */
  final class CannotCompare extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotCompare(String sentence, Throwable cause) {
      super(sentence, cause);
    }

    public CannotCompare(String sentence) {
      super(sentence);
    }
  }
}
