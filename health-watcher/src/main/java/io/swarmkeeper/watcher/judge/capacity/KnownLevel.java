package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.watcher.judge.WatchedService;
import java.time.Instant;
import java.util.Optional;

/**
 * What a service owes.
 *
 * @param held how many healthy tasks it has had at once: it can only be below what it once was at
 * @param since from when on that is known
 * @param shortfall the time below that has not ended yet
 */
public record KnownLevel(
    String name,
    Optional<String> stack,
    SpecAuthor author,
    int held,
    Instant since,
    Optional<Shortfall> shortfall) {

  static KnownLevel first(WatchedService service, Instant now) {
    return new KnownLevel(
        service.name(), service.stack(), SpecAuthor.first(service), 0, now, Optional.empty());
  }

  KnownLevel of(WatchedService service) {
    return new KnownLevel(name, stack, author.next(service), held, since, shortfall);
  }

  KnownLevel holds(int tasks, Instant now) {
    var asBefore = tasks == held && shortfall.isEmpty();
    return new KnownLevel(name, stack, author, tasks, asBefore ? since : now, Optional.empty());
  }

  KnownLevel below(Shortfall open) {
    return new KnownLevel(name, stack, author, held, since, Optional.of(open));
  }
}
