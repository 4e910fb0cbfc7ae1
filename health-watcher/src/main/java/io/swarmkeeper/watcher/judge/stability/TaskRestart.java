package io.swarmkeeper.watcher.judge.stability;

import io.swarmkeeper.watcher.judge.WatchedService;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * A task that had been up has ended. It is remembered for longer than Swarm lists the task: of each
 * slot it lists the last five, however short they were.
 *
 * @param spec tells whether two tasks were made from the same spec
 */
public record TaskRestart(String task, int spec, Instant at) {
  private static final Duration SHORTEST = Duration.ofMinutes(5);

  /** Four restarts, each after little more than the monitor time, fit in. */
  private static final int MONITOR_TIMES = 6;

  /** More of one service say no more. */
  private static final int MOST = 20;

  /** In this window restarts count: longer where a task has to run for long to count as up. */
  static Duration window(WatchedService service) {
    var several = service.monitor().multipliedBy(MONITOR_TIMES);
    return several.compareTo(SHORTEST) > 0 ? several : SHORTEST;
  }

  /** Those that count now, oldest first. */
  static List<TaskRestart> of(
      Collection<TaskRestart> before, WatchedService service, Set<String> up, Instant now) {
    var all = new HashMap<String, TaskRestart>();
    before.forEach(restart -> all.put(restart.task(), restart));
    service.tasks().stream()
        .filter(task -> task.failed() && up.contains(task.id()))
        .forEach(task -> all.put(task.id(), new TaskRestart(task.id(), task.spec(), task.at())));
    var counted =
        all.values().stream()
            .filter(restart -> restart.at().isAfter(now.minus(window(service))))
            .sorted(Comparator.comparing(TaskRestart::at).thenComparing(TaskRestart::task))
            .toList();
    return counted.subList(Math.max(0, counted.size() - MOST), counted.size());
  }
}
