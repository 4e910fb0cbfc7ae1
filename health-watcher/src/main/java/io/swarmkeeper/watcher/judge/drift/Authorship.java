package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event.Drift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who wrote a service. Each write of ours carries the label of a new step; a change by hand keeps
 * the label that it finds, or drops it. Swarm's spec before tells of the last write but one, so
 * that a change by hand right after one of ours is seen although there was no look between them.
 */
final class Authorship {
  private Authorship() {}

  /** A change that is not ours. */
  record Foreign(Draft from, Draft to, Drift drift) {}

  /** Those between what was known and what is there now, in order. */
  static List<Foreign> between(Draft known, Written written) {
    var foreign = new ArrayList<Foreign>();
    var from = known;
    var between = written.before().filter(b -> !b.equals(known) && !b.equals(written.now()));
    if (between.isPresent()) {
      drift(from, between.get()).ifPresent(foreign::add);
      from = between.get();
    }
    var last = from;
    written
        .goneBack()
        .filter(_ -> differ(last, written.now()))
        .map(back -> new Foreign(last, written.now(), back))
        .or(() -> drift(last, written.now()))
        .ifPresent(foreign::add);
    return foreign;
  }

  private static Optional<Foreign> drift(Draft from, Draft to) {
    var ours = to.step().isPresent() && !to.step().equals(from.step());
    return ours || !differ(from, to)
        ? Optional.empty()
        : Optional.of(new Foreign(from, to, Drift.CHANGED));
  }

  private static boolean differ(Draft from, Draft to) {
    return !from.sheet().equals(to.sheet());
  }
}
