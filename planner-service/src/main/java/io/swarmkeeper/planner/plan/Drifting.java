package io.swarmkeeper.planner.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Plan.Drift;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.swarm.spec.HeldSpec;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.ServiceMode;
import io.swarmkeeper.swarm.spec.SpecComparison;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides what was changed behind our back: what differs between what we last told a service to be
 * and what it is.
 */
public final class Drifting {
  private final List<Revision> newestFirst;
  private final ObjectNames names;

  /** By what is recorded of the service's stack. */
  public Drifting(List<Revision> revisions, ObjectNames names) {
    this.newestFirst =
        revisions.stream().sorted(Comparator.comparingInt(Revision::number).reversed()).toList();
    this.names = names;
  }

  /** The drift of a service, if it has any. */
  public Optional<Drift> of(ServiceView live) {
    return written(live)
        .flatMap(
            written -> drift(written, unlessHeld(written, changes(written.spec(), live), live)));
  }

  /** The same, when the difference to what is wanted now is known: mostly that is the same spec. */
  public Optional<Drift> of(ServiceView live, ObjectNode wanted, SpecComparison difference) {
    return written(live)
        .flatMap(written ->
            drift(
                written,
                unlessHeld(
                    written,
                    written.spec().equals(wanted)
                        ? difference.changes()
                        : changes(written.spec(), live),
                    live)));
  }

  private Optional<LastWrittenSpec> written(ServiceView live) {
    return LastWrittenSpec.of(live.name(), Optional.of(live), newestFirst);
  }

  private List<FieldChange> changes(ObjectNode written, ServiceView live) {
    return SpecComparison.of(written, live.spec(), names).changes();
  }

  /**
   * What a rollout that holds a service has set is us, and no drift: update settings, and fewer
   * replicas until it settles (docs/decisions/0051).
   */
  private List<FieldChange> unlessHeld(
      LastWrittenSpec written, List<FieldChange> asRecorded, ServiceView live) {
    if (asRecorded.isEmpty() || live.step().filter(s -> !isSettling(s)).isEmpty()) {
      return asRecorded;
    }
    if (isFewer(written.spec(), live)
        && changes(heldWithFewer(written.spec(), live), live).isEmpty()) {
      return List.of();
    }
    var asHeld = changes(HeldSpec.of(written.spec()), live);
    return asHeld.size() < asRecorded.size() ? asHeld : asRecorded;
  }

  private static boolean isFewer(ObjectNode recorded, ServiceView live) {
    var mode = ServiceMode.of(recorded);
    var now = live.settings().mode();
    return now.word().equals("replicated")
        && mode.word().equals("replicated")
        && now.tasks() < mode.tasks();
  }

  private static ObjectNode heldWithFewer(ObjectNode recorded, ServiceView live) {
    var fewer = recorded.deepCopy();
    fewer.withObject("/Mode/Replicated").put("Replicas", live.settings().mode().tasks());
    return HeldSpec.of(fewer);
  }

  private static boolean isSettling(String label) {
    return StepId.parse(label).filter(step -> step.purpose().startsWith("settle-")).isPresent();
  }

  /**
   * The services that we last told to be there, and that are not. What a later revision that has
   * not succeeded was to take away is not among them: it may have.
   */
  public List<Removed> removed(Set<String> present) {
    var later = newestFirst.stream().takeWhile(r -> !LastWrittenSpec.succeeded(r)).toList();
    return newestFirst.stream()
        .skip(later.size())
        .limit(1)
        .flatMap(r ->
            r.services().stream()
                .filter(s -> !present.contains(s.name()))
                .filter(s -> later.stream().noneMatch(l -> takesAway(l, s.name())))
                .map(s -> new Removed(s.name(), r.number(), s.spec())))
        .toList();
  }

  private static boolean takesAway(Revision revision, String service) {
    return revision.before().stream().anyMatch(s -> s.name().equals(service))
        && revision.services().stream().noneMatch(s -> s.name().equals(service));
  }

  /**
   * A service that somebody has removed.
   *
   * @param revision that has it
   * @param spec as it is recorded
   */
  public record Removed(String service, int revision, ObjectNode spec) {}

  /** The revision by which a service should be there, whether it is or not. */
  public Optional<Integer> recordedBy(String service) {
    return LastWrittenSpec.of(service, Optional.empty(), newestFirst)
        .map(LastWrittenSpec::revision);
  }

  private static Optional<Drift> drift(LastWrittenSpec written, List<FieldChange> changes) {
    var fields = changes.stream().map(Drifting::reversed).toList();
    return fields.isEmpty() ? Optional.empty() : Optional.of(new Drift(written.revision(), fields));
  }

  /** A comparison goes from what is live to what is wanted, a drift the other way. */
  private static FieldChange reversed(FieldChange change) {
    return new FieldChange(
        change.field(), /* before= */ change.after(), /* after= */ change.before());
  }

  /**
   * The spec that we last wrote a service with: the newest revision that succeeded says so, or a
   * later one that wrote the service before it failed.
   */
  private record LastWrittenSpec(int revision, ObjectNode spec) {
    /** As far as it is recorded in these revisions, newest first. */
    static Optional<LastWrittenSpec> of(
        String service, Optional<ServiceView> live, List<Revision> revisions) {
      return revisions.stream()
          .filter(r -> succeeded(r) || live.filter(s -> wrote(r, s)).isPresent())
          .findFirst()
          .flatMap(r -> spec(r, service));
    }

    private static boolean succeeded(Revision revision) {
      return revision.verdict().equals(Optional.of(Verdict.SUCCEEDED));
    }

    /** On its way to the revision; on its way back from it, the service is told what was before. */
    private static boolean wrote(Revision revision, ServiceView service) {
      var writer = service.lastWriter();
      return writer.isOf(revision.operation(), "deploy")
          || writer.isOf(revision.operation(), "settle-deploy");
    }

    private static Optional<LastWrittenSpec> spec(Revision revision, String service) {
      return revision.services().stream()
          .filter(s -> s.name().equals(service))
          .map(NamedSpec::spec)
          .map(spec -> new LastWrittenSpec(revision.number(), spec))
          .findFirst();
    }
  }
}
