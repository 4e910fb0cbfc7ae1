package io.swarmkeeper.record;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.FieldChange;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.record.checkpoint.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the planner tells everybody. */
final class EventRecord {
  private EventRecord() {}

  static void fill(Fields f, Event event) {
    switch (event) {
      case Event.OperationAccepted e ->
          about(f, e.kind(), e.target(), "accepted", "info", "success")
              .record("operation_accepted")
              .text("keeper.deployment.revision", e.revision().map(String::valueOf))
              .sentence(e.summary());
      case Event.RequestRefused e -> refused(f, e);
      case Event.PlanMade e -> plan(f, e.plan());
      case Event.ImagesPulled e ->
          f.record("images_pulled")
              .kind("process", "end", "images-pulled", "success")
              .stack(e.stack())
              .resource("stack", e.stack())
              .duration(e.took())
              .sentence(pulled(e));
      case Event.RolloutProgressed e -> progress(f, e);
      case Event.DrainProgressed e ->
          f.record("drain_progress")
              .kind("host", "info", "drain-progress", "unknown")
              .host(e.node())
              .resource("node", e.node())
              .number("keeper.drain.tasks_remaining", e.tasksLeft())
              .sentence(
                  e.node()
                      + ": "
                      + e.tasksLeft()
                      + " tasks left, "
                      + e.servicesWaiting()
                      + " services below their level");
      case Event.ServiceConverged e ->
          f.record("service_converged")
              .kind("process", "end", "service-converged", "success")
              .stack(e.stack())
              .service(e.service())
              .duration(e.took())
              .number("keeper.rollout.replicas_running", e.tasks())
              .sentence(e.service() + " runs its new spec, healthy on " + e.tasks() + " tasks");
      case Event.ServiceFailed e ->
          evidence(f, e.evidence())
              .record("service_failed")
              .kind("process", "end", "service-failed", "failure")
              .stack(e.stack())
              .service(e.service())
              .error("service-failed", e.reason())
              .sentence(e.service() + " did not reach its new spec: " + e.reason());
      case Event.ReturnStarted e ->
          f.record("rollout_rolled_back")
              .kind("configuration", "change", "return-started", "unknown")
              .stack(e.stack())
              .resource("stack", e.stack())
              .error("return-started", e.reason())
              .sentence("going back with " + String.join(", ", e.services()) + ": " + e.reason());
      case Event.OperationPaused e ->
          about(f, e.kind(), e.target(), "paused", "info", "unknown")
              .record("operation_paused")
              .sentence(word(e.kind()) + " of " + e.target() + " is paused: " + e.reason());
      case Event.OperationResumed e ->
          about(f, e.kind(), e.target(), "resumed", "info", "unknown")
              .record("operation_resumed")
              .sentence(word(e.kind()) + " of " + e.target() + " goes on: " + e.reason());
      case Event.PlanKept e ->
          f.record("plan_kept")
              .kind("configuration", "info", "plan-kept", "success")
              .stack(e.stack())
              .resource("stack", e.stack())
              .text("keeper.plan_id", e.planId())
              .duration(e.took())
              .sentence("plan " + e.planId() + " was kept: " + e.replaced() + " tasks replaced");
      case Event.PlanDeparted e -> departed(f, e);
      case Event.OperationEnded e -> ended(f, e);
      case Event.DriftFound e -> drift(f, e);
      case Event.CheckpointMade e -> checkpoint(f, e.checkpoint());
      case Event.PartitionExpired e ->
          f.record("partition_expired")
              .kind("database", "change", "partition-expired", "success")
              .resource("partition", e.partition())
              .sentence(
                  e.partition()
                      + " is older than "
                      + e.keptMonths()
                      + " months and is removed with its "
                      + e.documents()
                      + " documents");
    }
  }

  private static String pulled(Event.ImagesPulled e) {
    var there =
        String.join(", ", e.images()) + " of " + e.stack() + " on " + String.join(", ", e.nodes());
    return e.leftOut().isEmpty() ? there : there + "; left out: " + String.join("; ", e.leftOut());
  }

  private static void ended(Fields f, Event.OperationEnded e) {
    var good = e.verdict() == Verdict.SUCCEEDED;
    var outcome = good ? "success" : e.verdict() == Verdict.UNKNOWN ? "unknown" : "failure";
    about(f, e.kind(), e.target(), e.verdict().words().replace(' ', '-'), "end", outcome)
        .duration(e.took())
        .text("keeper.deployment.revision", e.revision().map(String::valueOf))
        .sentence(
            word(e.kind()) + " of " + e.target() + " " + e.verdict().words() + ": " + e.sentence());
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

  private static void departed(Fields f, Event.PlanDeparted e) {
    var differences =
        e.departures().stream().map(Event.Departure::line).collect(Collectors.joining("; "));
    f.record("plan_departed")
        .kind("configuration", "info", "plan-departed", "failure")
        .stack(e.stack())
        .resource("stack", e.stack())
        .text("keeper.plan_id", e.planId())
        .duration(e.took())
        .error("plan-departed", differences)
        .sentence("it did not go as plan " + e.planId() + " said: " + differences);
  }

  private static void drift(Fields f, Event.DriftFound e) {
    var thing = word(e.thing());
    var how = word(e.drift()).replace('_', '-');
    f.record("drift")
        .kind("configuration", "change", thing + "-drift-" + how, "unknown")
        .resource(thing, e.name())
        .text("keeper.executor.step", e.step())
        .number("keeper.change.count", e.changes().size())
        .sentence(
            thing + " " + e.name() + " was " + how.replace('-', ' ') + ", and not by Swarmkeeper");
    e.stack().ifPresent(f::stack);
    e.changes().forEach(change -> f.add("keeper.change.fields", change.field()));
    switch (e.thing()) {
      case SERVICE -> f.service(e.name()).text("service.id", e.id());
      case NODE -> f.host(e.name()).text("host.id", e.id());
      case CONFIG, SECRET -> {}
    }
  }

  /** From when the first of the failed ones began to this success. */
  private static Fields restored(Fields f, Event.OperationEnded e) {
    if (e.verdict() == Verdict.SUCCEEDED) {
      e.failingSince()
          .map(since -> Duration.between(since, e.startedAt().plus(e.took())))
          .ifPresent(took -> f.number("keeper.deployment.restore_time_ms", took.toMillis()));
    }
    return f;
  }

  private static void refused(Fields f, Event.RequestRefused e) {
    var why = e.findings().stream().map(Finding::line).collect(Collectors.joining("; "));
    f.record("command")
        .kind("api", "denied", e.verb() + "-refused", "failure")
        .resource("target", e.target())
        .text("keeper.command.type", e.verb())
        .error("refused", why)
        .sentence(e.verb() + " of " + e.target() + " was refused: " + why);
  }

  private static void plan(Fields f, Plan plan) {
    var changed = plan.services().stream().filter(s -> s.action() != Plan.Action.NONE).toList();
    f.record("plan")
        .kind("configuration", "info", "deploy-planned", "success")
        .stack(plan.stack())
        .resource("stack", plan.stack())
        .text("keeper.plan_id", plan.id())
        .text("keeper.plan.hash", plan.id())
        .number("keeper.plan.steps", changed.size())
        .number("keeper.deployment.services", plan.services().size())
        .sentence(
            "the plan changes "
                + changed.size()
                + " of "
                + plan.services().size()
                + " services of "
                + plan.stack());
    changed.forEach(service -> changes(f, service.service(), service.changes()));
    f.number("keeper.change.count", changed.stream().mapToLong(s -> s.changes().size()).sum());
  }

  private static void changes(Fields f, String of, List<FieldChange> changes) {
    for (var change : changes) {
      f.add("keeper.change.fields", of + "." + change.field())
          .change("before", of, change.field(), change.before())
          .change("after", of, change.field(), change.after());
      if (change.field().equals("image")) {
        f.add("keeper.image.before", change.before()).add("keeper.image.after", change.after());
      }
    }
  }

  private static void progress(Fields f, Event.RolloutProgressed e) {
    var wanted = e.services().stream().mapToInt(ServiceProgress::wanted).sum();
    var healthy = e.services().stream().mapToInt(ServiceProgress::healthy).sum();
    f.record("rollout_progress")
        .kind("process", "info", "rollout-progress", "unknown")
        .stack(e.stack())
        .resource("stack", e.stack())
        .number("keeper.rollout.replicas_desired", wanted)
        .number(
            "keeper.rollout.replicas_updated",
            e.services().stream().mapToInt(ServiceProgress::fresh).sum())
        .number("keeper.rollout.replicas_running", healthy)
        .number("keeper.rollout.percent", wanted == 0 ? 100 : 100L * healthy / wanted)
        .sentence(
            e.stack()
                + ": "
                + healthy
                + " of "
                + wanted
                + " tasks healthy on the new spec"
                + e.waitingFor().map(text -> ", waiting for " + text).orElse(""));
  }

  private static void checkpoint(Fields f, Checkpoint c) {
    f.record("checkpoint")
        .text("event.kind", "state")
        .kind("database", "info", "audit-checkpoint", "success")
        .text("keeper.audit.chain", c.swarm())
        .number("keeper.audit.sequence", c.number())
        .number("keeper.audit.first_sequence", c.first())
        .number("keeper.audit.last_sequence", c.last())
        .number("keeper.audit.count", c.count())
        .exact("keeper.audit.merkle_root", c.root())
        .exact("keeper.audit.prev_hash", c.previous())
        .exact("keeper.audit.hash", Statement.hash(c))
        .exact("keeper.audit.key_id", c.keyId())
        .exact("keeper.audit.signature", c.signature())
        .sentence("checkpoint " + c.number() + " seals sequences " + c.first() + " to " + c.last());
  }

  private static Fields about(
      Fields f, Kind kind, String target, String how, String type, String outcome) {
    var action = word(kind) + "-" + how;
    return switch (kind) {
      case DEPLOY, ROLLBACK ->
          f.kind("process", type, action, outcome).stack(target).resource("stack", target);
      case DRAIN, ACTIVATE ->
          f.kind("host", type, action, outcome).host(target).resource("node", target);
    };
  }

  static Fields evidence(Fields f, List<Evidence> evidence) {
    evidence.forEach(e -> e.node().ifPresent(node -> f.add("related.hosts", node)));
    var output =
        evidence.stream()
            .map(e ->
                e.service()
                    + e.node().map(node -> " on " + node).orElse("")
                    + ": "
                    + e.what()
                    + e.output().map(text -> " | " + text).orElse(""))
            .collect(Collectors.joining("\n"));
    return output.isEmpty() ? f : f.text("keeper.health.output", output);
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
