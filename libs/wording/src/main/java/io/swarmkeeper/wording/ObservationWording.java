package io.swarmkeeper.wording;

import static io.swarmkeeper.wording.Wording.failure;
import static io.swarmkeeper.wording.Wording.success;
import static io.swarmkeeper.wording.Wording.unknown;
import static io.swarmkeeper.wording.Wording.word;

import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.contract.Observation.Presence;
import io.swarmkeeper.contract.Observation.Stability;
import io.swarmkeeper.contract.Observation.TaskRef;
import java.time.Duration;
import java.util.Optional;

/**
 * What a health-watcher saw. The line adds what a reader looks for next: the slot, the output of a
 * probe, the evidence. The record has fields for these, and searches its sentences by name.
 */
final class ObservationWording {
  private ObservationWording() {}

  static Wording of(Observation observation) {
    return switch (observation) {
      case Observation.ContainerObserved o -> container(o);
      case Observation.TaskObserved o -> task(o);
      case Observation.ServiceObserved o -> service(o);
      case Observation.NodeObserved o -> node(o);
      case Observation.StabilityObserved o -> stability(o);
      case Observation.ShortfallObserved o -> shortfall(o);
      case Observation.ObservationsLost o ->
          failure("observations-lost", o.reason())
              .of("watcher", o.nodeId())
              .inJournal(() ->
                  o.count() + " observations from " + o.from() + " on are lost: " + o.reason())
              .inRecord(() -> o.count() + " observations are lost: " + o.reason());
    };
  }

  private static Wording container(Observation.ContainerObserved o) {
    var bad =
        o.health() == Health.UNHEALTHY
            || (o.health() == Health.EXITED && o.exitCode().filter(c -> c == 0).isEmpty());
    var now = word(o.health());
    var code = o.exitCode().map(number -> " with code " + number).orElse("");
    var is = " on " + o.host() + " is " + now + code + (o.outOfMemory() ? ", out of memory" : "");
    var service = o.task().map(TaskRef::service).orElse(o.containerId());
    var why = o.output().or(() -> o.exitCode().map(number -> "exit code " + number)).orElse(now);
    return changed("container-health-changed", bad, why)
        .of("container", o.containerId())
        .inJournal(() ->
            "container of "
                + o.task().map(ObservationWording::name).orElse("no service")
                + is
                + note(o.output()))
        .inRecord(() -> "a container of " + service + is);
  }

  private static Wording task(Observation.TaskObserved o) {
    var bad = o.error().isPresent() || o.state().equals("failed") || o.state().equals("rejected");
    var is = " is " + o.state();
    var where = o.onNode().map(node -> " on " + node).orElse("");
    var error = o.error().map(text -> ": " + text).orElse("");
    return changed("task-state-changed", bad, o.error().orElse(o.state()))
        .of("task", o.task().taskId())
        .inJournal(() -> "task of " + name(o.task()) + is + where + note(o.error()))
        .inRecord(() -> "a task of " + o.task().service() + is + error);
  }

  private static Wording service(Observation.ServiceObserved o) {
    var gone = o.presence() == Presence.REMOVED;
    var called = "service " + o.service();
    var update = o.updateState().map(state -> ", update " + state).orElse("");
    var there = " is at version " + o.version() + update + note(o.updateMessage());
    var state = gone ? "removed" : o.updateState().orElse("seen");
    var message = o.updateMessage().map(text -> ", " + text).orElse("");
    return success("service-changed")
        .of("service", o.service())
        .inJournal(() -> called + (gone ? " is gone" : there))
        .inRecord(() -> called + ": " + state + message);
  }

  private static Wording node(Observation.NodeObserved o) {
    var gone = o.presence() == Presence.REMOVED;
    var is = "node " + o.host() + " is ";
    var there = is + o.state() + ", " + o.availability();
    var bad = gone || !"ready".equals(o.state());
    return changed("node-changed", bad, gone ? "removed" : o.state())
        .of("node", o.observedNode())
        .inJournal(() -> gone ? is + "gone" : there)
        .inRecord(() -> gone ? is + "removed, " + o.availability() : there);
  }

  private static Wording stability(Observation.StabilityObserved o) {
    var bad = o.stability() == Stability.FAILING || o.stability() == Stability.FLAPPING;
    var is = "service " + o.service() + " is " + word(o.stability()) + ": " + o.reason();
    return changed("service-stability-changed", bad, o.reason())
        .of("service", o.service())
        .inJournal(
            () -> is + o.evidence().stream().findFirst().map(e -> ": " + e.what()).orElse(""))
        .inRecord(() -> is);
  }

  private static Wording shortfall(Observation.ShortfallObserved o) {
    var below = Duration.between(o.from(), o.until());
    var had = o.available() + " of " + o.desired() + " tasks healthy at the least";
    var orLonger = o.watched() ? "" : " or longer";
    var how =
        switch (o.ending()) {
          case RESTORED -> "is at its level again";
          case LOWERED -> "is at its level, which is lower now";
          case REMOVED -> "is gone";
        };
    return unknown("capacity-" + word(o.ending()))
        .of("service", o.service())
        .inJournal(() ->
            "service %s %s: for %s%s it had %s"
                    .formatted(o.service(), how, ElapsedTime.words(below), orLonger, had)
                + o.cause().map(c -> ", for a " + word(c)).orElse("")
                + o.operation().map(id -> " (" + id + ")").orElse(""))
        .inRecord(() ->
            "service %s had %s, for %d ms%s"
                .formatted(o.service(), had, Math.max(0, below.toMillis()), orLonger));
  }

  private static Wording changed(String action, boolean bad, String why) {
    return bad ? failure(action, why) : success(action);
  }

  private static String name(TaskRef task) {
    return task.service() + task.slot().map(slot -> "." + slot).orElse("");
  }

  private static String note(Optional<String> text) {
    return text.filter(t -> !t.isBlank()).map(t -> ": " + t).orElse("");
  }
}
