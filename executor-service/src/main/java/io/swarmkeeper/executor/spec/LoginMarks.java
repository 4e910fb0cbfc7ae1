package io.swarmkeeper.executor.spec;

import io.swarmkeeper.contract.LoginLabels;
import io.swarmkeeper.engine.SpecDocument;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The labels of a service that say which registry credentials Swarm has for it. */
public final class LoginMarks {
  private LoginMarks() {}

  /**
   * As they are on the live service: a recorded spec knows nothing of them, or what was once so.
   */
  static SpecDocument kept(SpecDocument recorded, Optional<SpecDocument> live) {
    var digest = live.flatMap(l -> l.label(LoginLabels.DIGEST));
    var beside = live.flatMap(l -> l.label(LoginLabels.BESIDE_TASKS));
    return with(with(recorded, LoginLabels.DIGEST, digest), LoginLabels.BESIDE_TASKS, beside);
  }

  /** When every task starts anew: with what Swarm gets now, or else with what it has. */
  public static SpecDocument withNewTasks(SpecDocument next, Optional<String> digest) {
    var marked = digest.map(d -> next.withLabel(LoginLabels.DIGEST, d)).orElse(next);
    return with(marked, LoginLabels.BESIDE_TASKS, Optional.empty());
  }

  /** When Swarm gets these now and the tasks stay. */
  public static SpecDocument besideTasks(SpecDocument next, String digest, Instant now) {
    return next.withLabel(LoginLabels.DIGEST, digest)
        .withLabel(LoginLabels.BESIDE_TASKS, now.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static SpecDocument with(SpecDocument spec, String label, Optional<String> value) {
    if (spec.label(label).equals(value)) {
      return spec;
    }
    return value.map(v -> spec.withLabel(label, v)).orElseGet(() -> spec.withoutLabel(label));
  }
}
