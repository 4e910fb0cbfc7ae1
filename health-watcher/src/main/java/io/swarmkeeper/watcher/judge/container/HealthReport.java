package io.swarmkeeper.watcher.judge.container;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The engine's memory of a container's health check. Its status is left out on purpose: the engine
 * calls every stopped container unhealthy, so the probes themselves are asked.
 *
 * @param failingStreak failures in a row up to the last probe, without those that a starting
 *     container was forgiven
 * @param retries how many in a row make it unhealthy
 * @param startPeriod how long after its start failures are forgiven, until one probe has passed
 * @param probes the last ones, oldest first; may reach back into an earlier run
 */
public record HealthReport(
    int failingStreak, int retries, Duration startPeriod, List<Probe> probes) {
  /** How many probes the engine remembers. */
  public static final int REMEMBERED = 5;

  public HealthReport {
    probes = List.copyOf(probes);
  }

  /** One run of the health check. */
  public record Probe(Instant start, Instant end, int exitCode, String output) {
    /** Whether it says "healthy". */
    public boolean passed() {
      return exitCode == 0;
    }
  }
}
