package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The revisions of a stack, and how many of them keep their configs and secrets: those that
 * succeeded last. Going back to an older one is possible as long as its secrets are there.
 *
 * @param all by number, oldest first
 * @param keep how many that succeeded, the present one among them
 */
public record KeptRevisions(List<Revision> all, int keep) {
  /** What is kept unless the planner is told otherwise ({@code KEEPER_REVISIONS_KEPT}). */
  public static final int USUAL = 10;

  public KeptRevisions {
    all = List.copyOf(all);
    if (keep < 1) {
      throw new IllegalArgumentException("at least one revision is kept, not " + keep);
    }
  }

  /** The same when one more is about to succeed. */
  public KeptRevisions beforeOneMore() {
    return keep == 1
        ? new KeptRevisions(all.stream().filter(KeptRevisions::runs).toList(), 1)
        : new KeptRevisions(all, keep - 1);
  }

  /** The configs and secrets that a kept revision needs. */
  public Set<String> needed() {
    var lived = all.stream().filter(r -> succeeded(r)).toList();
    var kept = new ArrayList<>(lived.subList(Math.max(0, lived.size() - keep), lived.size()));
    all.stream().filter(KeptRevisions::runs).forEach(kept::add);
    return names(kept);
  }

  /** The configs and secrets that any revision ever had. */
  public Set<String> everUsed() {
    return names(all);
  }

  private static boolean succeeded(Revision revision) {
    return revision.verdict().equals(Optional.of(Verdict.SUCCEEDED));
  }

  private static boolean runs(Revision revision) {
    return revision.verdict().isEmpty();
  }

  private static Set<String> names(List<Revision> revisions) {
    var names = new HashSet<String>();
    for (var revision : revisions) {
      Stream.of(revision.configs(), revision.secrets())
          .flatMap(List::stream)
          .map(NamedSpec::name)
          .forEach(names::add);
      var before = runs(revision) ? revision.before() : List.<NamedSpec>of();
      Stream.of(revision.services(), before)
          .flatMap(List::stream)
          .forEach(s -> names.addAll(new ServiceSpec(s.spec()).configsAndSecrets()));
    }
    return names;
  }
}
