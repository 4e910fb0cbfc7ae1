package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan.Drift;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.planner.plan.given.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What somebody changed by hand and writing the service sets back. */
final class Resets {
  private static final String REPLICAS = "deploy.replicas";

  private Resets() {}

  static List<Finding> of(Candidate candidate, Drift drift) {
    var findings = new ArrayList<Finding>();
    drift.fields().stream()
        .filter(f -> f.field().equals(REPLICAS))
        .forEach(f -> findings.add(candidate.warning(REPLICAS, scaled(f, candidate, drift))));
    var others =
        drift.fields().stream()
            .filter(f -> !f.field().equals(REPLICAS) && written(f, candidate))
            .map(f -> f.field() + " " + shown(f.before()) + " -> " + shown(f.after()))
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      findings.add(
          candidate.warning(
              "",
              "was changed by hand since revision %s: %s; this writes over it"
                  .formatted(drift.revision(), others)));
    }
    return findings;
  }

  private static String scaled(FieldChange replicas, Candidate candidate, Drift drift) {
    var by =
        "it was scaled by hand from %s to %s since revision %s"
            .formatted(replicas.before(), replicas.after(), drift.revision());
    return written(replicas, candidate)
        ? by + ": this sets it " + back(replicas, candidate)
        : by + ", and the file says so too";
  }

  private static String back(FieldChange replicas, Candidate candidate) {
    var will = "" + candidate.tasks();
    return (will.equals(replicas.before()) ? "back " : "") + "to " + will;
  }

  private static boolean written(FieldChange drifted, Candidate candidate) {
    return candidate.difference().stream()
        .flatMap(d -> d.changes().stream())
        .anyMatch(c -> c.field().equals(drifted.field()));
  }

  private static String shown(String value) {
    return value.isEmpty() ? "(nothing)" : value;
  }
}
