package io.swarmkeeper.watcher.judge.container;

import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Phase;
import io.swarmkeeper.watcher.judge.container.HealthReport.Probe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lives through what the engine remembers of a container again, with the engine's own rules, and
 * notes every change after the last one that is known.
 */
final class HealthReplay {
  private static final int LONGEST_OUTPUT = 4096;

  private final Optional<KnownContainer> known;
  private final Inspected now;
  private final List<HealthChange> moments = new ArrayList<>();
  private Optional<Health> health;
  private Instant since;
  private boolean judged;

  private HealthReplay(Optional<KnownContainer> known, Inspected now) {
    this.known = known;
    this.now = now;
    this.health = known.flatMap(KnownContainer::health);
    this.since = known.map(KnownContainer::since).orElse(Instant.MIN);
    this.judged = known.filter(KnownContainer::judged).isPresent();
  }

  /** Every change that is not known yet, oldest first. */
  static List<HealthChange> of(Optional<KnownContainer> known, Inspected now) {
    var replay = new HealthReplay(known, now);
    now.startedAt().ifPresentOrElse(replay::run, replay::neverStarted);
    return replay.moments;
  }

  /** The end of the last probe's output in the present run. */
  static Optional<String> lastOutput(Inspected now) {
    var probes = now.health().map(report -> probesOf(now, report)).orElse(List.of());
    return probes.isEmpty() ? Optional.empty() : output(probes.getLast());
  }

  private void neverStarted() {
    if (now.error().isPresent() && health.isEmpty()) {
      var at = now.createdAt();
      note(
          new HealthChange(
              Health.EXITED,
              at,
              at,
              Optional.empty(),
              Optional.of(now.exitCode()),
              false,
              0,
              now.error().map(HealthReplay::end)));
    }
  }

  private void run(Instant start) {
    if (!known.flatMap(KnownContainer::run).equals(Optional.of(start))) {
      endOfEarlierRun(start);
      judged = false;
      note(HealthChange.begun(now.health().isPresent() ? Health.STARTING : Health.RUNNING, start));
    }
    if (is(Health.EXITED)) {
      return;
    }
    now.health().ifPresent(report -> probes(start, report));
    if (now.phase() == Phase.STOPPED) {
      exited(start);
    }
  }

  /**
   * Of an earlier run the engine keeps the time of its end, until the present one ends, too; its
   * exit code only an event told.
   */
  private void endOfEarlierRun(Instant next) {
    known
        .filter(k -> k.run().isPresent() && !k.exited())
        .ifPresent(k -> {
          var start = k.run().orElseThrow();
          note(
              new HealthChange(
                  Health.EXITED,
                  start,
                  next,
                  now.finishedAt().filter(end -> end.isAfter(start) && !end.isAfter(next)),
                  k.exitCodeTold(),
                  k.outOfMemoryTold(),
                  0,
                  k.output()));
        });
  }

  private void probes(Instant start, HealthReport report) {
    var probes = probesOf(now, report);
    // The oldest probe of a full memory may have had forerunners that are forgotten.
    var complete =
        report.probes().size() < HealthReport.REMEMBERED || probes.size() < report.probes().size();
    var streak = 0;
    for (var i = 0; i < probes.size(); i++) {
      var probe = probes.get(i);
      if (!probe.end().isAfter(since)) {
        continue;
      }
      if (probe.passed()) {
        streak = 0;
        passed(start, probe, i > 0 || complete);
      } else {
        streak = is(Health.STARTING) && forgiven(start, probe, report) ? 0 : streak + 1;
        var told = trailing(probes, i) ? report.failingStreak() - (probes.size() - 1 - i) : 0;
        failed(start, probe, Math.max(streak, told), report.retries());
      }
    }
  }

  private void passed(Instant start, Probe probe, boolean exact) {
    if (!is(Health.HEALTHY)) {
      judge(Health.HEALTHY, judged ? probe.end() : start, probe, exact, 0);
    }
  }

  private void failed(Instant start, Probe probe, int streak, int retries) {
    if (streak >= retries && !is(Health.UNHEALTHY)) {
      var exact = streak == retries;
      judge(Health.UNHEALTHY, exact ? probe.end() : start, probe, exact, streak);
    }
  }

  private void judge(Health verdict, Instant key, Probe probe, boolean exact, int streak) {
    note(
        new HealthChange(
            verdict,
            key,
            probe.end(),
            exact ? Optional.of(probe.end()) : Optional.empty(),
            Optional.empty(),
            false,
            streak,
            output(probe)));
    judged = true;
  }

  private static boolean trailing(List<Probe> probes, int from) {
    return probes.subList(from, probes.size()).stream().noneMatch(Probe::passed);
  }

  private static boolean forgiven(Instant start, Probe probe, HealthReport report) {
    return probe.start().isBefore(start.plus(report.startPeriod()));
  }

  private void exited(Instant start) {
    var outOfMemory =
        now.outOfMemory()
            || known
                .filter(k -> k.run().equals(now.startedAt()) && k.outOfMemoryTold())
                .isPresent();
    note(
        new HealthChange(
            Health.EXITED,
            start,
            now.finishedAt().orElse(now.seenAt()),
            now.finishedAt(),
            Optional.of(now.exitCode()),
            outOfMemory,
            now.health().map(HealthReport::failingStreak).orElse(0),
            lastOutput(now)));
  }

  private static List<Probe> probesOf(Inspected now, HealthReport report) {
    var start = now.startedAt().orElse(Instant.MIN);
    return report.probes().stream().filter(probe -> probe.end().isAfter(start)).toList();
  }

  private boolean is(Health what) {
    return health.filter(h -> h == what).isPresent();
  }

  private void note(HealthChange moment) {
    moments.add(moment);
    health = Optional.of(moment.health());
    since = moment.proven();
  }

  private static Optional<String> output(Probe probe) {
    return probe.output().isBlank() ? Optional.empty() : Optional.of(end(probe.output()));
  }

  private static String end(String text) {
    return text.substring(Math.max(0, text.length() - LONGEST_OUTPUT));
  }
}
