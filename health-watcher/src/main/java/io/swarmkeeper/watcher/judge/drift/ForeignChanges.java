package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.swarm.LastWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who wrote a service. Each write of ours carries the label of a new step; a change by hand keeps
 * the label that it finds, or drops it. Swarm's spec before tells of the last write but one, so
 * that a change by hand right after one of ours is seen although there was no look between them.
 */
final class ForeignChanges {
  private ForeignChanges() {}

  /** A change that is not ours. */
  record Foreign(SpecState from, SpecState to, Drift drift) {}

  /** Those between what was known and what is there now, in order. */
  static List<Foreign> between(KnownThing thing, SpecHistory history) {
    if (thing.isUnwrittenSince(history)) {
      return List.of();
    }
    var known = thing.state();
    var foreign = new ArrayList<Foreign>();
    var from = known;
    var between = history.before().filter(b -> !b.equals(known) && !b.equals(history.now()));
    if (between.isPresent()) {
      drift(from, between.get()).ifPresent(foreign::add);
      from = between.get();
    }
    var last = from;
    history
        .goneBack()
        .filter(_ -> differ(last, history.now()))
        .map(back -> new Foreign(last, history.now(), back))
        .or(() -> drift(last, history.now()))
        .ifPresent(foreign::add);
    return foreign;
  }

  private static Optional<Foreign> drift(SpecState from, SpecState to) {
    var ours = LastWriter.of(from.step(), to.step()).step().isPresent();
    return ours || !differ(from, to)
        ? Optional.empty()
        : Optional.of(new Foreign(from, to, Drift.CHANGED));
  }

  private static boolean differ(SpecState from, SpecState to) {
    return !from.sheet().equals(to.sheet());
  }
}
