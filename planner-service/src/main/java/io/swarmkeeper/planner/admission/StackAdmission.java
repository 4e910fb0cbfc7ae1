package io.swarmkeeper.planner.admission;

import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.PlanMade;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.admission.Admission.Asking;
import io.swarmkeeper.planner.admission.Answer.Refused;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Header;
import io.swarmkeeper.planner.plan.RevisionMaking;
import io.swarmkeeper.planner.plan.object.SecretBytes;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.RolloutStart;
import java.util.List;
import java.util.Optional;

/** Deploys and rollbacks, once their plan is made. */
final class StackAdmission {
  private StackAdmission() {}

  static Answer of(Asking asking, Facts facts) {
    var draft = facts.draft().orElseThrow();
    var plan = draft.plan();
    if (plan.refused()) {
      return new Refused(plan.findings());
    }
    var missing = SecretBytes.missing(plan, draft.wanted());
    return missing.isEmpty() ? begin(asking, draft, facts) : new Refused(missing);
  }

  private static Answer begin(Asking asking, Draft draft, Facts facts) {
    var allowed = asking.deadline().or(draft::deadline).orElse(Deadlines.ROLLOUT);
    var objection = Deadlines.objection(allowed);
    if (objection.isPresent()) {
      return Refused.because(draft.plan().stack(), objection.get());
    }
    var before =
        facts.revisions().stream().filter(r -> !r.operation().equals(asking.operation())).toList();
    var header =
        Header.of(
                asking.request(),
                asking.kind(),
                draft.plan().stack(),
                facts.cluster().now(),
                allowed)
            .with(facts.nonce())
            .failing(Failing.since(before));
    var known = known(asking.operation(), draft.plan(), facts.revisions());
    var revision = known.orElseGet(() -> made(header, draft, facts));
    var rollout =
        new RolloutStart(draft.plan(), revision)
            .rollout(header, draft.onFailure())
            .promising(draft.promise())
            .pulling(draft.pulls(revision));
    return new Answer.Begin(
        settled(rollout),
        Optional.of(revision).filter(_ -> known.isEmpty()),
        firstWords(draft.plan(), rollout));
  }

  /** After a crash the same revision is there already; and nothing new is no other revision. */
  private static Optional<Revision> known(
      OperationId operation, Plan plan, List<Revision> recorded) {
    var succeeded =
        recorded.stream()
            .filter(r -> !bringsNews(plan) && r.verdict().equals(Optional.of(Verdict.SUCCEEDED)))
            .reduce((_, later) -> later);
    return recorded.stream()
        .filter(r -> r.operation().equals(operation))
        .findFirst()
        .or(() -> succeeded);
  }

  private static Revision made(Header header, Draft draft, Facts facts) {
    var known = facts.revisions();
    var number = known.isEmpty() ? 1 : known.getLast().number() + 1;
    return draft.revision(
        new RevisionMaking.Entry(number, facts.cluster().now(), header.asked(), header.id()));
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
    return "nothing to do: %s is what it should be, at revision %s"
        .formatted(rollout.header().target(), rollout.revision());
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
    return "%s of %s services change: %s"
        .formatted(changing.size(), plan.services().size(), String.join(", ", changing));
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
        header
            .failing(Optional.empty())
            .ended(
                Verdict.SUCCEEDED,
                nothingToDo(rollout),
                List.of(),
                Optional.of(rollout.revision()),
                header.startedAt());
    return List.of(accepted, made, new Announce(ended));
  }
}
