package io.swarmkeeper.record.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * Which entries the journal must still have: its stream loses the oldest when their time is over,
 * and nothing else, so that a gap behind the first, or a young entry before it, was removed.
 */
final class KeptJournal {
  private final long last;
  private final Instant keptSince;
  private long next;
  private long firstGone = Long.MAX_VALUE;
  private long lastGone;

  /**
   * Nothing was looked at yet.
   *
   * @param first from which on there may be no gap, up to {@code last}
   * @param keptSince what was stored since then must still be there
   */
  KeptJournal(long first, long last, Instant keptSince) {
    this.next = first;
    this.last = last;
    this.keptSince = keptSince;
  }

  /** The next entry that there is, or one behind the last of the journal when there is none. */
  Optional<Difference> next(long sequence) {
    var from = next;
    var to = Math.min(sequence - 1, last);
    next = Math.max(next, sequence == Long.MAX_VALUE ? last + 1 : sequence + 1);
    return to < from
        ? Optional.empty()
        : Optional.of(
            Difference.ofJournal(
                from,
                from == to
                    ? "the journal has no such entry any more: it was removed from within it"
                    : "the journal has no entries %d to %d any more: they were removed from within it"
                        .formatted(from, to)));
  }

  /** A document, as good as it is sealed, whose entry was before the journal's first. */
  void forgotten(IndexedCopy copy) {
    if (copy.sequence() >= 1
        && copy.entry().filter(entry -> !entry.storedAt().isBefore(keptSince)).isPresent()) {
      firstGone = Math.min(firstGone, copy.sequence());
      lastGone = Math.max(lastGone, copy.sequence());
    }
  }

  /** What has left the journal before its time. */
  Optional<Difference> tooEarly() {
    return lastGone == 0
        ? Optional.empty()
        : Optional.of(
            Difference.ofJournal(
                firstGone,
                "the journal has lost its entries up to %d before their time: it keeps what was stored since %s"
                    .formatted(lastGone, keptSince)));
  }
}
