package io.swarmkeeper.indexer.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/** Which sequences of the journal have no document. Compares numbers alone. */
final class Gaps {
  private Gaps() {}

  /**
   * Consecutive sequences, both ends included.
   *
   * @param to less than {@code from} when there are none
   */
  record Range(long from, long to) {
    boolean isEmpty() {
      return to < from;
    }

    long size() {
      return isEmpty() ? 0 : to - from + 1;
    }
  }

  /**
   * The slices of a range in which the number of documents is not the number of entries.
   *
   * @param counts documents by the first sequence of their slice, a multiple of {@code width}
   * @param deleted sequences that the journal itself does not hold any more
   */
  static List<Range> suspicious(
      Range range, long width, Map<Long, Long> counts, Set<Long> deleted) {
    var suspicious = new ArrayList<Range>();
    for (var start = range.from() - range.from() % width; start <= range.to(); start += width) {
      var slice = new Range(Math.max(start, range.from()), Math.min(start + width - 1, range.to()));
      var gone = deleted.stream().filter(n -> n >= slice.from() && n <= slice.to()).count();
      if (counts.getOrDefault(start, 0L) != slice.size() - gone) {
        suspicious.add(slice);
      }
    }
    return suspicious;
  }

  /** The sequences of a slice that are in the journal and not in the record, in their order. */
  static List<Long> missing(Range slice, Set<Long> present, Set<Long> deleted) {
    return LongStream.rangeClosed(slice.from(), slice.to())
        .boxed()
        .filter(sequence -> !present.contains(sequence) && !deleted.contains(sequence))
        .toList();
  }
}
