package io.swarmkeeper.record;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Evidence;
import io.swarmkeeper.contract.Event.Kind;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Verdict;
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
        .time("event.start", e.startedAt())
        .time("event.end", e.startedAt().plus(e.took()))
        .text("keeper.deployment.revision", e.revision().map(String::valueOf))
        .sentence(
            word(e.kind()) + " of " + e.target() + " " + e.verdict().words() + ": " + e.sentence());
    evidence(f, e.evidence());
    if (!good) {
      f.error(e.verdict().words().replace(' ', '-'), e.sentence());
    }
    switch (e.kind()) {
      case DEPLOY, ROLLBACK ->
          f.record(good ? "rollout_completed" : "rollout_failed")
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
    for (var service : changed) {
      service
          .changes()
          .forEach(
              change -> f.add("keeper.change.fields", service.service() + "." + change.field()));
    }
    f.number("keeper.change.count", changed.stream().mapToLong(s -> s.changes().size()).sum());
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

  private static Fields evidence(Fields f, List<Evidence> evidence) {
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

  private static String word(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
