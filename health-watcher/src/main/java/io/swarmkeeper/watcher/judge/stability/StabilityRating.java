package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.watcher.judge.WatchedService;
import io.swarmkeeper.watcher.judge.WatchedTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How steadily a service runs, since when, why, and by what that is judged. */
record StabilityRating(Stability stability, Instant since, String reason, List<Evidence> evidence) {
  private static final int MOST_EVIDENCE = 3;

  static StabilityRating stable(Instant since, String reason) {
    return new StabilityRating(Stability.STABLE, since, reason, List.of());
  }

  static StabilityRating flapping(Instant since, WatchedService service, List<WatchedTask> ended) {
    var reason = "tasks come up and go down again";
    return new StabilityRating(Stability.FLAPPING, since, reason, newest(service, ended));
  }

  static StabilityRating failing(String reason, WatchedService service, List<WatchedTask> telling) {
    var oldest = telling.stream().map(WatchedTask::at).min(Comparator.naturalOrder()).orElseThrow();
    return new StabilityRating(Stability.FAILING, oldest, reason, newest(service, telling));
  }

  /** Three say enough. */
  private static List<Evidence> newest(WatchedService service, List<WatchedTask> telling) {
    return telling.stream()
        .sorted(Comparator.comparing(WatchedTask::at).reversed())
        .limit(MOST_EVIDENCE)
        .map(task -> evidence(service, task))
        .toList();
  }

  static StabilityRating starting(Instant since, String reason, List<Evidence> evidence) {
    return new StabilityRating(Stability.STARTING, since, reason, evidence);
  }

  static Evidence evidence(WatchedService service, WatchedTask task) {
    return new Evidence(
        service.name(),
        task.node(),
        Optional.of(task.id()),
        what(task),
        task.container().flatMap(c -> c.output()),
        task.at());
  }

  private static String what(WatchedTask task) {
    var words = new ArrayList<String>();
    words.add(task.place() + " is " + task.view().state());
    task.container()
        .filter(_ -> task.runs())
        .ifPresent(
            c -> words.add("its container is " + c.health().name().toLowerCase(Locale.ROOT)));
    task.error().ifPresent(words::add);
    task.view().exitCode().ifPresent(code -> words.add("exit code " + code));
    task.container().filter(c -> c.outOfMemory()).ifPresent(_ -> words.add("out of memory"));
    return String.join(", ", words);
  }
}
