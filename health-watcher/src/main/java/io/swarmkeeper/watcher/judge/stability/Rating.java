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

  static Rating flapping(Instant since, ServiceSeen service, List<TaskSeen> ended) {
    var reason = "tasks come up and go down again";
    return new Rating(Stability.FLAPPING, since, reason, newest(service, ended));
  }

  static Rating failing(String reason, ServiceSeen service, List<TaskSeen> telling) {
    var oldest = telling.stream().map(TaskSeen::at).min(Comparator.naturalOrder()).orElseThrow();
    return new Rating(Stability.FAILING, oldest, reason, newest(service, telling));
  }

  /** Three say enough. */
  private static List<Evidence> newest(ServiceSeen service, List<TaskSeen> telling) {
    return telling.stream()
        .sorted(Comparator.comparing(TaskSeen::at).reversed())
        .limit(MOST_EVIDENCE)
        .map(task -> evidence(service, task))
        .toList();
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
