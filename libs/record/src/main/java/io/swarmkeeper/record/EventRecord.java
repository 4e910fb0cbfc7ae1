package io.swarmkeeper.record;

import static java.util.stream.Collectors.joining;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.record.checkpoint.Statement;
import io.swarmkeeper.wording.EvidenceWording;
import io.swarmkeeper.wording.Wording;
import java.time.Duration;
import java.util.List;

/** What the planner tells everybody. */
final class EventRecord {
  private EventRecord() {}

  static void fill(DocumentFields f, Event event, Wording said) {
    switch (event) {
      case Event.OperationAccepted e ->
          operation(f.record("operation_accepted"), e.kind(), e.target(), "info")
              .text("keeper.deployment.revision", e.revision().map(String::valueOf));
      case Event.RequestRefused e ->
          f.record("command")
              .kind("api", "denied")
              .text("keeper.command.type", e.verb())
              .error("refused", said.why());
      case Event.PlanMade e -> plan(f, e.plan());
      case Event.ImagesPulled e -> end(f.record("images_pulled"), e.stack()).duration(e.took());
      case Event.RolloutProgressed e -> progress(f, e);
      case Event.DrainProgressed e -> progress(f, e);
      case Event.ServiceConverged e ->
          end(f.record("service_converged"), e.stack())
              .duration(e.took())
              .number("keeper.rollout.replicas_running", e.tasks());
      case Event.ServiceFailed e ->
          evidence(end(f.record("service_failed"), e.stack()), e.evidence())
              .error(said.action(), e.reason());
      case Event.ReturnStarted e ->
          f.record("rollout_rolled_back")
              .kind("configuration", "change")
              .error(said.action(), e.reason());
      case Event.OperationPaused e ->
          operation(f.record("operation_paused"), e.kind(), e.target(), "info");
      case Event.OperationResumed e ->
          operation(f.record("operation_resumed"), e.kind(), e.target(), "info");
      case Event.PlanKept e -> judged(f.record("plan_kept"), e.planId(), e.took());
      case Event.PlanDeparted e ->
          judged(f.record("plan_departed"), e.planId(), e.took()).error(said.action(), said.why());
      case Event.OperationEnded e -> ended(f, e);
      case Event.ClaimReleased _ -> f.record("claim_released").kind("configuration", "change");
      case Event.DriftFound e -> drift(f, e);
      case Event.CheckpointMade e -> checkpoint(f, e.checkpoint());
      case Event.PersonChanged e -> person(f.record("person_changed"), e);
      case Event.PartitionExpired _ -> f.record("partition_expired").kind("database", "change");
    }
  }

  private static void person(DocumentFields f, Event.PersonChanged e) {
    var type =
        switch (e.change()) {
          case ADDED -> "creation";
          case ROTATED -> "change";
          case REMOVED -> "deletion";
        };
    f.kind("iam", type).text("keeper.person.name", e.person().name());
  }

  private static DocumentFields operation(DocumentFields f, Kind kind, String target, String type) {
    return switch (kind) {
      case DEPLOY, ROLLBACK -> f.kind("process", type);
      case DRAIN, ACTIVATE -> f.kind("host", type).host(target);
    };
  }

  private static DocumentFields judged(DocumentFields f, String planId, Duration took) {
    return f.kind("configuration", "info").text("keeper.plan_id", planId).duration(took);
  }

  private static DocumentFields end(DocumentFields f, String stack) {
    return f.kind("process", "end").stack(stack);
  }

  private static void ended(DocumentFields f, Event.OperationEnded e) {
    var good = e.verdict() == Verdict.SUCCEEDED;
    operation(f, e.kind(), e.target(), "end")
        .duration(e.took())
        .text("keeper.deployment.revision", e.revision().map(String::valueOf));
    evidence(f, e.evidence());
    if (!good) {
      f.error(e.verdict().words().replace(' ', '-'), e.sentence());
    }
    switch (e.kind()) {
      case DEPLOY, ROLLBACK ->
          restored(f, e)
              .record(good ? "rollout_completed" : "rollout_failed")
              .text("keeper.deployment.state", e.verdict().words())
              .flag("keeper.deployment.succeeded", good)
              .flag("keeper.deployment.failed", !good)
              .flag("keeper.rollout.rolled_back", e.verdict() == Verdict.ROLLED_BACK);
      case DRAIN ->
          f.record(good ? "drain_completed" : "drain_failed")
              .text("keeper.drain.state", e.verdict().words());
      case ACTIVATE -> f.record("node_availability");
    }
  }

  /** From when the first of the failed ones began to this success. */
  private static DocumentFields restored(DocumentFields f, Event.OperationEnded e) {
    if (e.verdict() == Verdict.SUCCEEDED) {
      e.failingSince()
          .map(since -> Duration.between(since, e.startedAt().plus(e.took())))
          .ifPresent(took -> f.number("keeper.deployment.restore_time_ms", took.toMillis()));
    }
    return f;
  }

  private static void drift(DocumentFields f, Event.DriftFound e) {
    f.record("drift")
        .kind("configuration", "change")
        .text("keeper.executor.step", e.step())
        .number("keeper.change.count", e.changes().size());
    e.stack().ifPresent(f::stack);
    e.changes().forEach(change -> f.add("keeper.change.fields", change.field()));
    switch (e.thing()) {
      case SERVICE -> f.text("service.id", e.id());
      case NODE -> f.host(e.name()).text("host.id", e.id());
      case CONFIG, SECRET -> {}
    }
  }

  private static void plan(DocumentFields f, Plan plan) {
    var changed = plan.services().stream().filter(s -> s.action() != Plan.Action.NONE).toList();
    f.record("plan")
        .kind("configuration", "info")
        .text("keeper.plan_id", plan.id())
        .text("keeper.plan.hash", plan.id())
        .number("keeper.plan.steps", changed.size())
        .number("keeper.deployment.services", plan.services().size())
        .number("keeper.change.count", changed.stream().mapToLong(s -> s.changes().size()).sum());
    for (var service : changed) {
      service.changes().forEach(change -> change(f, service.service(), change));
    }
  }

  private static void change(DocumentFields f, String of, Plan.FieldChange change) {
    f.add("keeper.change.fields", of + "." + change.field())
        .change("before", of, change.field(), change.before())
        .change("after", of, change.field(), change.after());
    if (change.field().equals("image")) {
      f.add("keeper.image.before", change.before()).add("keeper.image.after", change.after());
    }
  }

  private static void progress(DocumentFields f, Event.RolloutProgressed e) {
    var wanted = e.services().stream().mapToInt(ServiceProgress::wanted).sum();
    var healthy = e.services().stream().mapToInt(ServiceProgress::healthy).sum();
    f.record("rollout_progress")
        .kind("process", "info")
        .number("keeper.rollout.replicas_desired", wanted)
        .number(
            "keeper.rollout.replicas_updated",
            e.services().stream().mapToInt(ServiceProgress::fresh).sum())
        .number("keeper.rollout.replicas_running", healthy)
        .number("keeper.rollout.percent", wanted == 0 ? 100 : 100L * healthy / wanted);
  }

  private static void progress(DocumentFields f, Event.DrainProgressed e) {
    f.record("drain_progress")
        .kind("host", "info")
        .host(e.node())
        .number("keeper.drain.tasks_remaining", e.tasksLeft());
  }

  private static void checkpoint(DocumentFields f, Checkpoint c) {
    f.record("checkpoint")
        .text("event.kind", "state")
        .kind("database", "info")
        .text("keeper.audit.chain", c.swarm())
        .number("keeper.audit.sequence", c.number())
        .number("keeper.audit.first_sequence", c.first())
        .number("keeper.audit.last_sequence", c.last())
        .number("keeper.audit.count", c.count())
        .number("keeper.audit.size", c.size())
        .exact("keeper.audit.merkle_root", c.root())
        .exact("keeper.audit.prev_hash", c.previous())
        .exact("keeper.audit.hash", Statement.hash(c))
        .exact("keeper.audit.key_id", c.keyId())
        .exact("keeper.audit.signature", c.signature());
  }

  static DocumentFields evidence(DocumentFields f, List<Evidence> evidence) {
    evidence.forEach(e -> e.node().ifPresent(node -> f.add("related.hosts", node)));
    return f.text(
        "keeper.health.output",
        evidence.stream().map(EvidenceWording::whole).collect(joining("\n")));
  }
}
