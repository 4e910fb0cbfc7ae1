package io.swarmkeeper.cli.journal;

import static io.swarmkeeper.cli.text.Durations.words;

import io.swarmkeeper.cli.text.Fit;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Request;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each message says, in one sentence on one line. */
public final class Sentences {
  private Sentences() {}

  /** A whole line: when, who, what kind, what it says. */
  public static String line(Envelope envelope) {
    var who =
        envelope.message() instanceof Request request ? request.asked().by() : envelope.source();
    return "%s  %-24s  %-24s  %s"
        .formatted(
            envelope.time().truncatedTo(ChronoUnit.MILLIS),
            Fit.plain(who),
            MessageType.of(envelope.message()).kind(),
            of(envelope.message()));
  }

  /** Of any message. */
  public static String of(Message message) {
    var sentence =
        switch (message) {
          case Request request -> ofRequest(request);
          case Command command -> ofCommand(command);
          case Outcome outcome -> ofOutcome(outcome);
          case Observation observation -> Sightings.of(observation);
          case Event event -> ofEvent(event);
        };
    return Fit.plain(sentence);
  }

  private static String ofRequest(Request request) {
    return switch (request) {
      case Request.Deploy r ->
          "asks to deploy "
              + r.stack()
              + " from "
              + r.source().files().stream()
                  .map(Request.StackFile::name)
                  .collect(Collectors.joining(", "))
              + why(request);
      case Request.Rollback r ->
          "asks to bring "
              + r.stack()
              + " back to "
              + r.toRevision().map(number -> "revision " + number).orElse("the revision before")
              + why(request);
      case Request.Drain r -> "asks to drain node " + r.node() + why(request);
      case Request.Activate r -> "asks to activate node " + r.node() + why(request);
      case Request.Pause r -> "asks to pause " + r.target() + why(request);
      case Request.Resume r -> "asks to resume " + r.target() + why(request);
      case Request.Abort r -> "asks to abort " + r.target() + why(request);
    };
  }

  private static String why(Request request) {
    return ": " + request.asked().reason();
  }

  private static String ofCommand(Command command) {
    return switch (command) {
      case Command.CreateNetwork c -> "create network " + spec(c.spec());
      case Command.CreateConfig c -> "create config " + spec(c.spec());
      case Command.CreateSecret c -> "create secret " + spec(c.spec());
      case Command.CreateService c -> "create service " + spec(c.spec());
      case Command.UpdateService c ->
          "bring service " + spec(c.spec()) + ", if it is still at version " + c.expectedVersion();
      case Command.RemoveService c -> "remove service " + c.service();
      case Command.RemoveObject c -> "remove " + c.kind().word() + " " + c.name();
      case Command.SetNodeAvailability c ->
          "set node " + c.nodeId() + " to " + c.availability().name().toLowerCase(Locale.ROOT);
      case Command.ConfirmEmpty c -> "confirm that node " + c.nodeId() + " is empty";
      case Command.PullImage c -> "pull " + c.image() + " on node " + c.nodeId();
    };
  }

  private static String spec(Command.SpecRef ref) {
    return switch (ref.side()) {
      case WANTED -> ref.name() + " as revision " + ref.revision() + " wants it";
      case BEFORE -> ref.name() + " back to what it was before revision " + ref.revision();
    };
  }

  private static String ofOutcome(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done o ->
          "done"
              + (o.repeated() ? " already: " : ": ")
              + o.did()
              + o.version().map(version -> " (version " + version + ")").orElse("");
      case Outcome.Refused o -> "refused: " + o.reason();
      case Outcome.Conflicted o -> "not done, it has moved meanwhile: " + o.reason();
      case Outcome.Failed o -> "failed: " + o.reason();
      case Outcome.StillOccupied o ->
          "not empty, still running: "
              + o.containers().stream()
                  .map(Outcome.ContainerLeft::service)
                  .collect(Collectors.joining(", "));
    };
  }

  private static String ofEvent(Event event) {
    return switch (event) {
      case Event.OperationAccepted e -> "accepted: " + e.summary();
      case Event.RequestRefused e ->
          "refused to "
              + e.verb()
              + " "
              + e.target()
              + ": "
              + e.findings().stream().map(f -> f.line()).collect(Collectors.joining("; "));
      case Event.PlanMade e -> "plan for " + e.plan().stack() + ": " + plan(e.plan());
      case Event.ImagesPulled e -> pulled(e);
      case Event.RolloutProgressed e ->
          "progress of "
              + e.stack()
              + ": "
              + e.services().stream().map(Sentences::progress).collect(Collectors.joining(", "))
              + waiting(e.waitingFor());
      case Event.DrainProgressed e -> drain(e);
      case Event.ServiceConverged e ->
          e.service()
              + " has reached its new spec, "
              + e.tasks()
              + " healthy, after "
              + words(e.took());
      case Event.ServiceFailed e -> e.service() + " failed: " + e.reason();
      case Event.ReturnStarted e ->
          "goes back (" + String.join(", ", e.services()) + "): " + e.reason();
      case Event.OperationPaused e -> "paused: " + e.reason();
      case Event.OperationResumed e -> "resumed: " + e.reason();
      case Event.PlanKept e ->
          "plan "
              + e.planId()
              + " was kept: "
              + e.replaced()
              + (e.replaced() == 1 ? " task" : " tasks")
              + " replaced, and nothing else"
              + forecast(e.took(), e.forecast());
      case Event.PlanDeparted e ->
          "it did not go as plan "
              + e.planId()
              + " said: "
              + e.departures().stream().map(Event.Departure::line).collect(Collectors.joining("; "))
              + forecast(e.took(), e.forecast());
      case Event.OperationEnded e ->
          e.verdict().words() + " after " + words(e.took()) + ": " + e.sentence();
      case Event.DriftFound e -> drift(e);
      case Event.CheckpointMade e ->
          "checkpoint "
              + e.checkpoint().number()
              + " seals sequences "
              + e.checkpoint().first()
              + " to "
              + e.checkpoint().last();
      case Event.PartitionExpired e ->
          "removes "
              + e.partition()
              + " from the audit record, older than "
              + e.keptMonths()
              + " months, "
              + e.documents()
              + " documents";
    };
  }

  private static String forecast(Duration took, Optional<Plan.Forecast> forecast) {
    return forecast
        .map(f ->
            "; took "
                + words(took)
                + ", forecast "
                + words(f.shortest())
                + " to "
                + words(f.longest()))
        .orElse("");
  }

  private static String drift(Event.DriftFound e) {
    var how =
        switch (e.drift()) {
          case CHANGED -> "was changed by somebody else";
          case REMOVED -> "was removed by somebody else";
          case REPLACED -> "was replaced by somebody else";
          case ROLLED_BACK -> "was rolled back by somebody else";
          case RETURNED -> "was returned by the engine to the spec before";
        };
    var fields =
        e.changes().stream()
            .map(c -> c.field() + ": " + c.before() + " -> " + c.after())
            .collect(Collectors.joining(", "));
    return e.thing().name().toLowerCase(Locale.ROOT)
        + " "
        + e.name()
        + " "
        + how
        + (fields.isEmpty() ? "" : ": " + fields);
  }

  private static String pulled(Event.ImagesPulled e) {
    var there =
        (e.images().size() == 1 ? "1 image is" : e.images().size() + " images are")
            + " on "
            + (e.nodes().isEmpty() ? "no node yet" : String.join(", ", e.nodes()));
    return e.leftOut().isEmpty()
        ? there
        : there + "; not waited for: " + String.join("; ", e.leftOut());
  }

  private static String drain(Event.DrainProgressed e) {
    var left = e.tasksLeft() + (e.tasksLeft() == 1 ? " task" : " tasks") + " left on " + e.node();
    return e.waitingFor().isEmpty() ? left : left + "; " + String.join("; ", e.waitingFor());
  }

  private static String progress(Event.ServiceProgress s) {
    return s.service() + " " + s.state() + " " + s.healthy() + "/" + s.wanted();
  }

  private static String plan(Plan plan) {
    var changed =
        plan.services().stream()
            .filter(s -> s.action() != Plan.Action.NONE)
            .map(s -> s.action().name().toLowerCase(Locale.ROOT) + " " + s.service())
            .collect(Collectors.toList());
    return changed.isEmpty() ? "no service changes" : String.join(", ", changed);
  }

  private static String waiting(Optional<String> sentence) {
    return sentence.map(text -> "; waiting: " + text).orElse("");
  }

  private static String on(Optional<String> node) {
    return node.map(name -> " on " + name).orElse("");
  }

  /** Evidence, most telling first, as indented lines. */
  public static List<String> of(List<Event.Evidence> evidence) {
    return evidence.stream().flatMap(e -> of(e).stream()).toList();
  }

  private static List<String> of(Event.Evidence e) {
    var head =
        "  "
            + e.service()
            + on(e.node())
            + e.taskId().map(id -> ", task " + id).orElse("")
            + ": "
            + Fit.plain(e.what());
    var lines = new ArrayList<String>();
    lines.add(head);
    e.output().ifPresent(output -> lines.addAll(Fit.quote("    | ", output)));
    return lines;
  }
}
