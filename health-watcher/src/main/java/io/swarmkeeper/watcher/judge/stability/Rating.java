package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Observation.Stability;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How steadily a service runs, since when, why, and by what that is judged. */
record Rating(Stability stability, Instant since, String reason, List<Evidence> evidence) {
  private static final int MOST_EVIDENCE = 3;

  static Rating stable(Instant since, String reason) {
    return new Rating(Stability.STABLE, since, reason, List.of());
  }

  /** The newest three say enough; since the oldest of them all. */
  static Rating by(
      Stability stability, String reason, ServiceSeen service, List<TaskSeen> telling) {
    var byTime = telling.stream().sorted(Comparator.comparing(TaskSeen::at)).toList();
    var newest = byTime.reversed().stream().limit(MOST_EVIDENCE);
    return new Rating(
        stability,
        byTime.getFirst().at(),
        reason,
        newest.map(task -> evidence(service, task)).toList());
  }

  static Rating starting(Instant since, String reason, List<Evidence> evidence) {
    return new Rating(Stability.STARTING, since, reason, evidence);
  }

  static Evidence evidence(ServiceSeen service, TaskSeen task) {
    return new Evidence(
        service.name(),
        task.node(),
        Optional.of(task.id()),
        what(task),
        task.container().flatMap(c -> c.output()),
        task.at());
  }

  private static String what(TaskSeen task) {
    var words = new ArrayList<String>();
    words.add(task.place() + " is " + task.state());
    task.container()
        .filter(_ -> task.runs())
        .ifPresent(
            c -> words.add("its container is " + c.health().name().toLowerCase(Locale.ROOT)));
    task.error().ifPresent(words::add);
    task.exitCode().ifPresent(code -> words.add("exit code " + code));
    task.container().filter(c -> c.outOfMemory()).ifPresent(_ -> words.add("out of memory"));
    return String.join(", ", words);
  }
}
