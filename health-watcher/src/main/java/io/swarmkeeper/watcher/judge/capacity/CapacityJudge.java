package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Observation.Ending;
import io.swarmkeeper.contract.Observation.ShortfallObserved;
import io.swarmkeeper.watcher.judge.Judgement;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Says for how long a service had fewer healthy tasks than it should, once that is over: when it
 * has been at its level for its monitor time, so that flapping makes one such time and not many. A
 * service that starts, or is given more tasks, is not below a level that it never had
 * (docs/decisions/0034).
 */
public final class CapacityJudge {
  private final CapacityLook look;
  private final Map<String, KnownLevel> after = new HashMap<>();
  private final List<News> news = new ArrayList<>();

  private CapacityJudge(CapacityLook look) {
    this.look = look;
  }

  public static Judgement<KnownLevels> decide(KnownLevels known, CapacityLook look) {
    var judge = new CapacityJudge(look);
    var there = new HashSet<String>();
    for (var service : look.services()) {
      there.add(service.id());
      var before =
          known.find(service.id()).orElseGet(() -> KnownLevel.first(service, look.seenAt()));
      judge.after.put(service.id(), judge.next(service, before.of(service)));
    }
    known.byId().entrySet().stream()
        .filter(e -> !there.contains(e.getKey()))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(e -> judge.gone(e.getKey(), e.getValue()));
    return new Judgement<>(new KnownLevels(judge.after), judge.news);
  }

  private KnownLevel next(WatchedService service, KnownLevel known) {
    var tasks = new TaskPlaces(service, look.seenAt());
    if (known.shortfall().isPresent()) {
      return below(service, tasks, known, known.shortfall().get());
    }
    var owed = Math.min(known.held(), tasks.wanted());
    if (tasks.up() >= owed) {
      return holding(tasks, known, owed);
    }
    var bound = look.before().filter(known.since()::isBefore).orElse(known.since());
    var open = Shortfall.begins(known, tasks, owed, bound, look);
    return known.below(open.goesOn(tasks.up(), tasks.wanted(), look));
  }

  private KnownLevel holding(TaskPlaces tasks, KnownLevel known, int owed) {
    return known.holds(Math.min(tasks.wanted(), Math.max(owed, tasks.steady())), look.seenAt());
  }

  private KnownLevel below(
      WatchedService service, TaskPlaces tasks, KnownLevel known, Shortfall before) {
    var open = before.goesOn(tasks.up(), tasks.wanted(), look);
    var owed = Math.min(open.desired(), tasks.wanted());
    if (tasks.steady() < owed) {
      return known.below(open);
    }
    var reached = tasks.reached(owed).orElse(open.from());
    var until = open.loweredAt().filter(reached::isBefore).orElse(reached);
    var ending = tasks.up() >= open.desired() ? Ending.RESTORED : Ending.LOWERED;
    say(service.id(), known, open, ending, until);
    return holding(tasks, known, owed);
  }

  private void gone(String id, KnownLevel known) {
    known.shortfall().ifPresent(open -> say(id, known, open, Ending.REMOVED, look.seenAt()));
  }

  private void say(String id, KnownLevel known, Shortfall open, Ending ending, Instant until) {
    var from = open.from();
    var end = until.isBefore(from) ? from : until;
    var observed =
        new ShortfallObserved(
            look.watcher(),
            id,
            known.name(),
            known.stack(),
            open.desired(),
            open.fewest(),
            from,
            end,
            ending,
            open.origin().map(Shortfall.Origin::cause),
            open.origin().map(origin -> origin.step().operation()),
            open.watched(),
            look.seenAt());
    news.add(
        new News(
            new MessageId("shortfall/" + id + "/" + News.nanos(from)),
            end,
            observed,
            open.origin().map(origin -> origin.step().commandId())));
  }
}
