package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Drift;
import io.swarmkeeper.contract.Event.DriftFound;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.News;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what was changed by somebody else. Of a service the label of our step tells; what has no
 * label of ours, a node's availability and everything that is gone, is drift when no command of
 * ours explains it, and that is judged only after the commands were read.
 */
public final class DriftJudge {
  private static final Duration GRACE = Duration.ofSeconds(1);

  private final DriftLook look;
  private final Map<String, KnownThing> after;
  private final List<News> news = new ArrayList<>();

  private DriftJudge(KnownThings known, DriftLook look) {
    this.look = look;
    this.after = new HashMap<>(known.byKey());
  }

  public static Judgement<KnownThings> decide(KnownThings known, DriftLook look) {
    var judge = new DriftJudge(known, look);
    var there = new HashSet<String>();
    for (var thing : look.things()) {
      there.add(thing.key());
      known
          .find(thing.key())
          .ifPresentOrElse(
              before -> judge.present(before, thing),
              () -> judge.after.put(thing.key(), KnownThing.of(thing)));
    }
    known.byKey().values().stream()
        .filter(k -> look.kinds().contains(k.kind()) && !there.contains(k.key()))
        .sorted(Comparator.comparing(KnownThing::key))
        .forEach(judge::missing);
    return new Judgement<>(new KnownThings(judge.after), judge.news);
  }

  private void present(KnownThing before, Thing thing) {
    if (before.version() == thing.version() && before.suspectSince().isEmpty()) {
      return;
    }
    var history = thing.history().get();
    var changes = before.state().sheet().changesTo(history.now().sheet());
    if (thing.kind() == Event.Thing.SERVICE) {
      service(before, thing, history);
    } else if (changesAvailabilityOnly(changes)) {
      availability(before, thing, history);
    } else {
      if (!changes.isEmpty()) {
        found(before, Drift.CHANGED, changes, thing.version() + "/1", history.at());
      }
      after.put(thing.key(), before.nowAt(thing, history));
    }
  }

  private void service(KnownThing before, Thing thing, SpecHistory history) {
    var count = 0;
    for (var foreign : ForeignChanges.between(before, history)) {
      count++;
      found(
          before.whileAt(thing, foreign.from()),
          foreign.drift(),
          foreign.from().sheet().changesTo(foreign.to().sheet()),
          thing.version() + "/" + count,
          history.at());
    }
    after.put(thing.key(), before.nowAt(thing, history));
  }

  private void availability(KnownThing before, Thing thing, SpecHistory history) {
    var now = history.now().sheet().text(KnownThing.AVAILABILITY).orElse("");
    wonder(before)
        .ifPresent(commands -> {
          var excuse =
              commands.stream().filter(i -> i.explainsAvailability(before, now)).findFirst();
          if (excuse.isEmpty()) {
            var changes = before.state().sheet().changesTo(history.now().sheet());
            found(before, Drift.CHANGED, changes, thing.version() + "/1", history.at());
          }
          var accounted = before.nowAt(thing, history);
          after.put(thing.key(), excuse.map(e -> accounted.excusedBy(e.step())).orElse(accounted));
        });
  }

  private void missing(KnownThing before) {
    wonder(before)
        .ifPresent(commands -> {
          if (commands.stream().noneMatch(i -> i.explainsRemovalOf(before))) {
            removed(before);
          }
          after.remove(before.key());
        });
  }

  private void removed(KnownThing before) {
    var successor =
        look.things().stream()
            .filter(t -> t.kind() == before.kind() && t.name().equals(before.name()))
            .findFirst();
    found(
        before,
        successor.isPresent() ? Drift.REPLACED : Drift.REMOVED,
        successor
            .map(thing -> before.state().sheet().changesTo(thing.history().get().now().sheet()))
            .orElse(List.of()),
        "removed",
        before.suspectSince().orElse(look.seenAt()));
  }

  /** The commands of ours, once they are known and a moment has passed; until then a suspicion. */
  private Optional<List<OwnCommand>> wonder(KnownThing before) {
    var since = before.suspectSince();
    if (since.isEmpty()) {
      after.put(before.key(), before.suspect(look.seenAt()));
    }
    return since
        .filter(at -> !look.seenAt().isBefore(at.plus(GRACE)))
        .flatMap(_ -> look.commands());
  }

  private static boolean changesAvailabilityOnly(List<FieldChange> changes) {
    return changes.size() == 1 && changes.getFirst().field().equals(KnownThing.AVAILABILITY);
  }

  private void found(
      KnownThing thing, Drift drift, List<FieldChange> changes, String which, Instant at) {
    var event =
        new DriftFound(
            thing.kind(),
            thing.id(),
            thing.name(),
            thing.stack(),
            drift,
            thing.state().step(),
            changes,
            look.watcher(),
            look.seenAt());
    news.add(new News(new MessageId("drift/" + thing.key() + "/" + which), at, event));
  }
}
