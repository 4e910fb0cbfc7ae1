package io.swarmkeeper.planner.request;

import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Event.PlanMade;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.Operations;
import io.swarmkeeper.planner.Outbound.NotSent;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.plan.RevisionMaking;
import io.swarmkeeper.planner.plan.object.SecretBytes;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.RolloutStart;
import io.swarmkeeper.planner.store.ChangedMeanwhile;
import io.swarmkeeper.planner.store.OperationStore;
import io.swarmkeeper.planner.store.Running;
import io.swarmkeeper.planner.store.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes up deploys and rollbacks, once their plan is made. */
public final class StackRequests {
  private static final Duration ALLOWED = Duration.ofMinutes(30);

  private final OperationStore store;
  private final Operations operations;

  /** Keeps operations and revisions here. */
  public StackRequests(OperationStore store, Operations operations) {
    this.store = store;
    this.operations = operations;
  }

  /** What was asked, by which kind of request. */
  public record Asking(Envelope request, Kind kind, Optional<Duration> deadline) {}

  /** Begins the rollout, or refuses it with every reason. */
  public Intake take(Asking asking, Draft draft, Instant now)
      throws ChangedMeanwhile, StoreUnavailable, NotSent, InterruptedException {
    var plan = draft.plan();
    if (plan.refused()) {
      return new Intake.Refused(plan.findings());
    }
    var missing = SecretBytes.missing(plan, draft.wanted());
    if (!missing.isEmpty()) {
      return new Intake.Refused(missing);
    }
    var id = asking.request().operation().orElseThrow();
    var holder = store.claim(Running.claimOnStack(plan.stack()), id);
    if (!holder.equals(id)) {
      return Intake.Refused.because(
          plan.stack(),
          "operation "
              + holder
              + " is at work on this stack: wait for it, or abort it with 'keeper abort "
              + holder
              + "'");
    }
    var revision = revision(asking, draft, id, now);
    var before = store.revisions(plan.stack()).stream().filter(r -> !r.operation().equals(id));
    var header = header(asking, draft, now).failing(Failing.since(before.toList()));
    var rollout =
        new RolloutStart(plan, revision)
            .rollout(header, draft.onFailure())
            .promising(draft.promise())
            .pulling(draft.pulls(revision));
    operations.begin(new Running.OfStack(settled(rollout)), firstWords(plan, rollout), now);
    return new Intake.Begun();
  }

  private static Header header(Asking asking, Draft draft, Instant now) {
    var allowed = asking.deadline().or(draft::deadline).orElse(ALLOWED);
    var request = asking.request();
    return new Header(
        request.operation().orElseThrow(),
        asking.kind(),
        draft.plan().stack(),
        request.asked().orElseThrow(),
        request.id(),
        now,
        now.plus(allowed));
  }

  /** A crash after writing the revision and before beginning finds the same revision again. */
  private Revision revision(Asking asking, Draft draft, OperationId id, Instant now)
      throws ChangedMeanwhile, StoreUnavailable {
    var known = store.revisions(draft.plan().stack());
    var ours = known.stream().filter(r -> r.operation().equals(id)).findFirst();
    if (ours.isPresent()) {
      return ours.get();
    }
    var lived =
        known.stream().filter(r -> r.verdict().equals(Optional.of(Verdict.SUCCEEDED))).toList();
    if (!bringsNews(draft.plan()) && !lived.isEmpty()) {
      return lived.getLast();
    }
    var number = known.isEmpty() ? 1 : known.getLast().number() + 1;
    var revision =
        draft.revision(
            new RevisionMaking.Entry(number, now, asking.request().asked().orElseThrow(), id));
    store.create(revision);
    return revision;
  }

  /** Clearing away what nothing needs is no other revision. */
  private static boolean bringsNews(Plan plan) {
    return plan.services().stream().anyMatch(s -> s.action() != Action.NONE)
        || plan.objects().stream().anyMatch(o -> o.action() == Action.CREATE);
  }

  /** A plan that changes nothing has succeeded before it begins. */
  private static Rollout settled(Rollout rollout) {
    return rollout.steps().isEmpty()
        ? rollout.in(new Rollout.Phase.Ended(Verdict.SUCCEEDED, nothingToDo(rollout)))
        : rollout;
  }

  private static String nothingToDo(Rollout rollout) {
    return "nothing to do: "
        + rollout.header().target()
        + " is what it should be, at revision "
        + rollout.revision();
  }

  private static String summary(Plan plan) {
    var refreshed = plan.services().stream().filter(ServicePlan::loginAlone).count();
    var changing =
        plan.services().stream()
            .filter(s -> s.action() != Action.NONE && !s.loginAlone())
            .map(ServicePlan::service)
            .toList();
    if (refreshed > 0) {
      return (changing.isEmpty() ? "no service changes" : changed(plan, changing))
          + "; Swarm gets registry credentials for "
          + refreshed
          + (refreshed == 1 ? " that stays" : " that stay");
    }
    return changing.isEmpty()
        ? plan.changesAnything() ? "no service changes, objects do" : "nothing changes"
        : changed(plan, changing);
  }

  private static String changed(Plan plan, List<String> changing) {
    return changing.size()
        + " of "
        + plan.services().size()
        + " services change: "
        + String.join(", ", changing);
  }

  private static List<io.swarmkeeper.planner.operation.Action> firstWords(
      Plan plan, Rollout rollout) {
    var header = rollout.header();
    var summary = summary(plan);
    var accepted =
        new Announce(
            new OperationAccepted(
                header.kind(),
                header.target(),
                Optional.of(rollout.revision()),
                summary,
                header.deadline()));
    var made = new Announce(new PlanMade(plan));
    if (!rollout.steps().isEmpty()) {
      return List.of(accepted, made);
    }
    var ended =
        new OperationEnded(
            header.kind(),
            header.target(),
            Verdict.SUCCEEDED,
            nothingToDo(rollout),
            List.of(),
            Optional.of(rollout.revision()),
            header.startedAt(),
            Duration.ZERO,
            Optional.empty());
    return List.of(accepted, made, new Announce(ended));
  }
}
