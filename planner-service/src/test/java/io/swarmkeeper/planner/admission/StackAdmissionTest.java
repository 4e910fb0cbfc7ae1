package io.swarmkeeper.planner.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event.OperationAccepted;
import io.swarmkeeper.contract.Event.OperationEnded;
import io.swarmkeeper.contract.Event.PlanMade;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.ObjectPlan;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.operation.Action.Announce;
import io.swarmkeeper.planner.operation.Operation;
import io.swarmkeeper.planner.plan.Planning;
import io.swarmkeeper.planner.plan.given.KeptRevisions;
import io.swarmkeeper.planner.plan.given.Observed;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.planner.rollout.Rollout;
import io.swarmkeeper.planner.rollout.Rollout.OnFailure;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.SwarmReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a deploy begins, and what it is refused for. */
final class StackAdmissionTest {
  private static final String STACK = "planrec";
  private static final OperationId ID = new OperationId("d-1");
  private final SwarmState state = Recorded.nerdDinner();
  private final Instant now = state.readAt().plusSeconds(1);
  private ClusterView cluster = SwarmReader.read(state, Map.of(), Map.of(), now);
  private final List<Revision> recorded = new ArrayList<>();
  private Optional<Duration> asked = Optional.empty();

  /** A plan for this file of the recorded stack, without what speaks against it. */
  private Draft draft(int file) {
    var services =
        Recorded.services("nerd-dinner-" + file).entrySet().stream()
            .map(s ->
                new Wanted.Service(
                    s.getKey(),
                    s.getValue(),
                    List.of(),
                    new Wanted.Allowances(List.of(), false, Optional.empty(), false),
                    Optional.empty()))
            .toList();
    var wanted = new Wanted(STACK, services, List.of(), List.of(), List.of(), false, List.of());
    var observed = Observed.of(state, cluster, recorded, KeptRevisions.USUAL);
    var plan = Planning.plan(wanted, observed).plan().with(List.of());
    return new Draft(
        plan,
        Optional.of(new Draft.Basis(wanted, observed)),
        OnFailure.PAUSE,
        Optional.of(Duration.ofMinutes(7)));
  }

  private static Draft with(Draft draft, Plan plan) {
    return new Draft(plan, draft.basis(), draft.onFailure(), draft.deadline());
  }

  private Answer answer(Draft draft) {
    var source =
        new Request.StackSource(
            List.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), Optional.empty());
    var request =
        new Request.Deploy(
            Asked.of("alice", "release"),
            STACK,
            source,
            false,
            asked,
            Optional.empty(),
            List.of(),
            false);
    var facts =
        new Facts(cluster, Optional.empty(), Optional.empty(), Optional.of(draft), recorded);
    var envelope = Envelope.of(new MessageId("d-1"), "ops/alice", now, request);
    return Admission.of(envelope, request, facts);
  }

  private Answer.Begin begun(Draft draft) {
    return (Answer.Begin) answer(draft);
  }

  private Revision revision(int number, OperationId operation, Optional<Verdict> verdict) {
    var made = begun(draft(2)).revision().orElseThrow();
    return new Revision(
        STACK,
        number,
        now,
        made.asked(),
        operation,
        made.services(),
        made.networks(),
        made.configs(),
        made.secrets(),
        made.before(),
        verdict,
        List.of());
  }

  @Test
  void a_deploy_begins_with_its_stack_a_new_revision_and_its_plan() {
    var begin = begun(draft(2));
    assertThat(begin.operation().claims()).containsExactly(Claim.stack(STACK));
    assertThat(begin.revision().orElseThrow().number()).isEqualTo(1);
    assertThat(begin.revision().orElseThrow().operation()).isEqualTo(ID);
    assertThat(begin.firstWords())
        .extracting(a -> (Object) ((Announce) a).event().getClass())
        .containsExactly(OperationAccepted.class, PlanMade.class);
    var rollout = (Rollout) begin.operation();
    assertThat(rollout.goal().onFailure()).isEqualTo(OnFailure.PAUSE);
    assertThat(rollout.goal().promise()).isPresent();
    assertThat(rollout.ended()).isFalse();
  }

  @Test
  void the_requests_deadline_comes_before_the_files() {
    assertThat(allowed(begun(draft(2)).operation())).isEqualTo(Duration.ofMinutes(7));
    asked = Optional.of(Duration.ofMinutes(3));
    assertThat(allowed(begun(draft(2)).operation())).isEqualTo(Duration.ofMinutes(3));
    asked = Optional.empty();
    var d = draft(2);
    var silent = new Draft(d.plan(), d.basis(), d.onFailure(), Optional.empty());
    assertThat(allowed(begun(silent).operation())).isEqualTo(Duration.ofMinutes(30));
  }

  private static Duration allowed(Operation operation) {
    return operation.header().allowed();
  }

  @Test
  void what_the_plan_finds_refuses_it() {
    var findings = List.of(Finding.error("services.web", "no such image"));
    var draft = draft(2);
    assertThat(answer(with(draft, draft.plan().with(findings))))
        .isEqualTo(new Answer.Refused(findings));
    assertThat(answer(Draft.refused(STACK, now, findings))).isEqualTo(new Answer.Refused(findings));
  }

  @Test
  void a_secret_whose_bytes_nobody_has_refuses_it() {
    var draft = draft(2);
    var p = draft.plan();
    var secret = new ObjectPlan("secret", "planrec_key", Action.CREATE, "new");
    var plan =
        new Plan(p.id(), p.stack(), p.at(), p.services(), List.of(secret), List.of(), p.forecast());
    assertThat(answer(with(draft, plan)))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            r -> assertThat(r.findings().getFirst().where()).isEqualTo("secrets.planrec_key"));
  }

  @Test
  void a_stack_that_another_operation_has_is_refused() {
    var draft = draft(2);
    cluster = cluster.claimedByOthers(Map.of(Claim.stack(STACK), new OperationId("d-9")));
    assertThat(answer(draft))
        .isEqualTo(
            Answer.Refused.because(
                STACK,
                "operation d-9 is at work on this stack: wait for it, or abort it with 'keeper"
                    + " abort d-9'"));
  }

  @Test
  void a_revision_that_a_crash_left_is_found_again() {
    var ours = revision(4, ID, Optional.empty());
    recorded.add(ours);
    var begin = begun(draft(2));
    assertThat(begin.revision()).as("recorded before").isEmpty();
    assertThat(((Rollout) begin.operation()).goal().revision()).isEqualTo(4);
  }

  @Test
  void failures_since_the_last_success_are_counted_from_the_first() {
    recorded.add(revision(1, new OperationId("d-7"), Optional.of(Verdict.FAILED)));
    var begin = begun(draft(2));
    assertThat(begin.operation().header().failingSince()).contains(now);
    assertThat(begin.revision().orElseThrow().number()).isEqualTo(2);
  }

  @Test
  void a_deploy_that_changes_nothing_has_succeeded_and_makes_no_other_revision() {
    var succeeded = revision(3, new OperationId("d-7"), Optional.of(Verdict.SUCCEEDED));
    recorded.add(succeeded);
    var draft = draft(2);
    var p = draft.plan();
    var nothing =
        new Plan(p.id(), p.stack(), p.at(), List.of(), List.of(), List.of(), Optional.empty());
    var begin = begun(with(draft, nothing));
    assertThat(begin.revision()).isEmpty();
    assertThat(begin.operation().end().orElseThrow().verdict()).isEqualTo(Verdict.SUCCEEDED);
    assertThat(((Rollout) begin.operation()).goal().revision()).isEqualTo(3);
    assertThat(((Announce) begin.firstWords().getLast()).event())
        .isInstanceOf(OperationEnded.class);
  }
}
