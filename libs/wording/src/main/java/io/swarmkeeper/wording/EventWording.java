package io.swarmkeeper.wording;

import static io.swarmkeeper.wording.Wording.failure;
import static io.swarmkeeper.wording.Wording.success;
import static io.swarmkeeper.wording.Wording.unknown;
import static io.swarmkeeper.wording.Wording.word;
import static java.util.stream.Collectors.joining;

import io.swarmkeeper.contract.Checkpoint;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.ServiceProgress;
import io.swarmkeeper.contract.Finding;
import java.util.List;
import java.util.Locale;

/** What the planner, a watcher or the indexer tells everybody. */
final class EventWording {
  private EventWording() {}

  static Wording of(Event event) {
    return switch (event) {
      case Event.OperationAccepted e ->
          operation(success(word(e.kind()) + "-accepted"), e.kind(), e.target())
              .inJournal(() -> "accepted: " + e.summary())
              .inRecord(e::summary);
      case Event.RequestRefused e -> refused(e);
      case Event.PlanMade e -> PlanWording.made(e.plan());
      case Event.ImagesPulled e -> pulled(e);
      case Event.RolloutProgressed e -> rollout(e);
      case Event.DrainProgressed e -> drain(e);
      case Event.ServiceConverged e -> converged(e);
      case Event.ServiceFailed e ->
          failure("service-failed", e.reason())
              .of("service", e.service())
              .inJournal(() -> e.service() + " failed: " + e.reason())
              .inRecord(() -> e.service() + " did not reach its new spec: " + e.reason());
      case Event.ReturnStarted e -> goesBack(e, String.join(", ", e.services()));
      case Event.OperationPaused e ->
          steered(e.kind(), e.target(), "paused")
              .inJournal(() -> "paused: " + e.reason())
              .inRecord(() -> word(e.kind()) + " of " + e.target() + " is paused: " + e.reason());
      case Event.OperationResumed e ->
          steered(e.kind(), e.target(), "resumed")
              .inJournal(() -> "resumed: " + e.reason())
              .inRecord(() -> word(e.kind()) + " of " + e.target() + " goes on: " + e.reason());
      case Event.PlanKept e -> PlanWording.kept(e);
      case Event.PlanDeparted e -> PlanWording.departed(e);
      case Event.OperationEnded e -> ended(e);
      case Event.PersonChanged e -> person(e);
      case Event.ClaimReleased e -> released(e);
      case Event.DriftFound e -> drift(e);
      case Event.CheckpointMade e -> checkpoint(e.checkpoint());
      case Event.PartitionExpired e -> expired(e);
    };
  }

  private static Wording steered(Event.Kind kind, String target, String how) {
    return operation(unknown(word(kind) + "-" + how), kind, target);
  }

  private static Wording operation(Wording wording, Event.Kind kind, String target) {
    var ofNode = kind == Event.Kind.DRAIN || kind == Event.Kind.ACTIVATE;
    return wording.of(ofNode ? "node" : "stack", target);
  }

  private static Wording refused(Event.RequestRefused e) {
    var why = e.findings().stream().map(Finding::line).collect(joining("; "));
    return failure(e.verb() + "-refused", why)
        .of("target", e.target())
        .inJournal(() -> "refused to " + e.verb() + " " + e.target() + ": " + why)
        .inRecord(() -> e.verb() + " of " + e.target() + " was refused: " + why);
  }

  /** The line counts the images, as their names with digests fill it; the record names them. */
  private static Wording pulled(Event.ImagesPulled e) {
    var nodes = String.join(", ", e.nodes());
    return success("images-pulled")
        .of("stack", e.stack())
        .inJournal(() ->
            counted(e.images().size(), "image is on ", "images are on ")
                + (e.nodes().isEmpty() ? "no node yet" : nodes)
                + listed("; not waited for: ", e.leftOut()))
        .inRecord(() ->
            "%s of %s on %s".formatted(String.join(", ", e.images()), e.stack(), nodes)
                + listed("; left out: ", e.leftOut()));
  }

  /** The line has each service, the sentence the sum. */
  private static Wording rollout(Event.RolloutProgressed e) {
    var services =
        e.services().stream()
            .map(s -> s.service() + " " + s.state() + " " + s.healthy() + "/" + s.wanted())
            .collect(joining(", "));
    var healthy = e.services().stream().mapToInt(ServiceProgress::healthy).sum();
    var wanted = e.services().stream().mapToInt(ServiceProgress::wanted).sum();
    return unknown("rollout-progress")
        .of("stack", e.stack())
        .inJournal(() ->
            "progress of %s: %s".formatted(e.stack(), services)
                + e.waitingFor().map(text -> "; waiting: " + text).orElse(""))
        .inRecord(() ->
            "%s: %d of %d tasks healthy on the new spec".formatted(e.stack(), healthy, wanted)
                + e.waitingFor().map(text -> ", waiting for " + text).orElse(""));
  }

  /** The line says what it waits for, the sentence for how many services. */
  private static Wording drain(Event.DrainProgressed e) {
    return unknown("drain-progress")
        .of("node", e.node())
        .inJournal(() ->
            counted(e.tasksLeft(), "task left on ", "tasks left on ")
                + e.node()
                + listed("; ", e.waitingFor()))
        .inRecord(() ->
            "%s: %d tasks left, %d services below their level"
                .formatted(e.node(), e.tasksLeft(), e.servicesWaiting()));
  }

  private static Wording converged(Event.ServiceConverged e) {
    return success("service-converged")
        .of("service", e.service())
        .inJournal(() ->
            "%s has reached its new spec, %d healthy, after %s"
                .formatted(e.service(), e.tasks(), ElapsedTime.words(e.took())))
        .inRecord(() -> e.service() + " runs its new spec, healthy on " + e.tasks() + " tasks");
  }

  private static Wording goesBack(Event.ReturnStarted e, String services) {
    return unknown("return-started")
        .of("stack", e.stack())
        .because(e.reason())
        .inJournal(() -> "goes back (" + services + "): " + e.reason())
        .inRecord(() -> "going back with " + services + ": " + e.reason());
  }

  private static Wording ended(Event.OperationEnded e) {
    var how = e.verdict().words();
    var action = word(e.kind()) + "-" + how.replace(' ', '-');
    var wording =
        switch (e.verdict()) {
          case SUCCEEDED -> success(action);
          case UNKNOWN -> unknown(action).because(e.sentence());
          case ROLLED_BACK, PAUSED, FAILED, ABORTED, TIMED_OUT -> failure(action, e.sentence());
        };
    return operation(wording, e.kind(), e.target())
        .inJournal(() -> how + " after " + ElapsedTime.words(e.took()) + ": " + e.sentence())
        .inRecord(() -> word(e.kind()) + " of " + e.target() + " " + how + ": " + e.sentence());
  }

  /** The line has each change; the record has a field with what was changed. */
  private static Wording drift(Event.DriftFound e) {
    var thing = word(e.thing());
    var called = thing + " " + e.name();
    var how = word(e.drift()).replace('_', '-');
    var by =
        switch (e.drift()) {
          case CHANGED -> "was changed by somebody else";
          case REMOVED -> "was removed by somebody else";
          case REPLACED -> "was replaced by somebody else";
          case ROLLED_BACK -> "was rolled back by somebody else";
          case RETURNED -> "was returned by the engine to the spec before";
        };
    var changes =
        e.changes().stream()
            .map(c -> c.field() + ": " + c.before() + " -> " + c.after())
            .collect(joining(", "));
    return unknown(thing + "-drift-" + how)
        .of(thing, e.name())
        .inJournal(() -> called + " " + by + (changes.isEmpty() ? "" : ": " + changes))
        .inRecord(() -> called + " was " + how.replace('-', ' ') + ", and not by Swarmkeeper");
  }

  private static Wording released(Event.ClaimReleased e) {
    return success("claim-released")
        .of("claim", e.claim())
        .because(e.reason())
        .says(() ->
            "the claim %s of operation %s is given back: %s"
                .formatted(e.claim(), e.holder(), e.reason()));
  }

  private static Wording checkpoint(Checkpoint c) {
    return success("audit-checkpoint")
        .says(
            () -> "checkpoint " + c.number() + " seals sequences " + c.first() + " to " + c.last());
  }

  private static Wording person(Event.PersonChanged e) {
    var person = e.person();
    var said =
        switch (e.change()) {
          case ADDED -> "%s is known as %s".formatted(person.name(), person.role().word());
          case ROTATED -> "%s is known by another key".formatted(person.name());
          case REMOVED -> "%s is not known any more".formatted(person.name());
        };
    return success("person-" + e.change().name().toLowerCase(Locale.ROOT))
        .of("person", person.name())
        .inJournal(() -> said)
        .inRecord(() -> said);
  }

  /** Said before it is done: the line says what goes on, the sentence why it may. */
  private static Wording expired(Event.PartitionExpired e) {
    return success("partition-expired")
        .of("partition", e.partition())
        .inJournal(() ->
            "removes %s from the audit record, older than %d months, %d documents"
                .formatted(e.partition(), e.keptMonths(), e.documents()))
        .inRecord(() ->
            "%s is older than %d months and is removed with its %d documents"
                .formatted(e.partition(), e.keptMonths(), e.documents()));
  }

  private static String counted(int count, String one, String more) {
    return count + " " + (count == 1 ? one : more);
  }

  private static String listed(String before, List<String> sentences) {
    return sentences.isEmpty() ? "" : before + String.join("; ", sentences);
  }
}
