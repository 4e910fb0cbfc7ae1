package io.swarmkeeper.watcher.judge.capacity;

import io.swarmkeeper.contract.StepId;
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
    Author author,
    int held,
    Instant since,
    Optional<Shortfall> shortfall) {

  /**
   * Who wrote the spec that it has now. Each write of ours brings the label of a new step; a change
   * by hand keeps the label that it finds, so that another spec under the same label is not ours.
   *
   * @param label as it was seen last, {@code spec} what it stood on
   * @param step the step of ours that wrote it; absent where somebody else did
   */
  public record Author(Optional<StepId> label, int spec, Optional<StepId> step) {
    static Author first(WatchedService service) {
      return new Author(service.step(), service.spec(), service.step());
    }

    Author next(WatchedService service) {
      if (!service.step().equals(label)) {
        return first(service);
      }
      return service.spec() == spec ? this : new Author(label, service.spec(), Optional.empty());
    }
  }

  static KnownLevel first(WatchedService service, Instant now) {
    return new KnownLevel(
        service.name(), service.stack(), Author.first(service), 0, now, Optional.empty());
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
