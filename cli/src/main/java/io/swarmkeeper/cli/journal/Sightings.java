package io.swarmkeeper.cli.journal;

import static io.swarmkeeper.cli.text.Durations.words;

import io.swarmkeeper.contract.Observation;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What a health-watcher saw, in one sentence. */
final class Sightings {
  private Sightings() {}

  static String of(Observation observation) {
    return switch (observation) {
      case Observation.ContainerObserved o -> container(o);
      case Observation.TaskObserved o ->
          "task of " + name(o.task()) + " is " + o.state() + on(o.onNode()) + note(o.error());
      case Observation.ServiceObserved o when o.presence() == Observation.Presence.REMOVED ->
          "service " + o.service() + " is gone";
      case Observation.ServiceObserved o ->
          "service "
              + o.service()
              + " is at version "
              + o.version()
              + o.updateState().map(state -> ", update " + state).orElse("")
              + note(o.updateMessage());
      case Observation.NodeObserved o when o.presence() == Observation.Presence.REMOVED ->
          "node " + o.host() + " is gone";
      case Observation.NodeObserved o ->
          "node " + o.host() + " is " + o.state() + ", " + o.availability();
      case Observation.StabilityObserved o ->
          "service "
              + o.service()
              + " is "
              + o.stability().name().toLowerCase(Locale.ROOT)
              + ": "
              + o.reason()
              + o.evidence().stream().findFirst().map(e -> ": " + e.what()).orElse("");
      case Observation.ShortfallObserved o -> shortfall(o);
      case Observation.ObservationsLost o ->
          o.count() + " observations from " + o.from() + " on are lost: " + o.reason();
    };
  }

  private static String shortfall(Observation.ShortfallObserved o) {
    var how =
        switch (o.ending()) {
          case RESTORED -> "is at its level again";
          case LOWERED -> "is at its level, which is lower now";
          case REMOVED -> "is gone";
        };
    return "service "
        + o.service()
        + " "
        + how
        + ": for "
        + words(Duration.between(o.from(), o.until()))
        + (o.watched() ? "" : " or longer")
        + " it had "
        + o.available()
        + " of "
        + o.desired()
        + " tasks healthy at the least"
        + o.cause().map(c -> ", for a " + c.name().toLowerCase(Locale.ROOT)).orElse("")
        + o.operation().map(id -> " (" + id + ")").orElse("");
  }

  private static String container(Observation.ContainerObserved o) {
    return "container of "
        + o.task().map(Sightings::name).orElse("no service")
        + " on "
        + o.host()
        + " is "
        + o.health().name().toLowerCase(Locale.ROOT)
        + o.exitCode().map(code -> " with code " + code).orElse("")
        + (o.outOfMemory() ? ", out of memory" : "")
        + note(o.output());
  }

  private static String name(Observation.TaskRef task) {
    return task.service() + task.slot().map(slot -> "." + slot).orElse("");
  }

  private static String on(Optional<String> node) {
    return node.map(name -> " on " + name).orElse("");
  }

  private static String note(Optional<String> text) {
    return text.filter(t -> !t.isBlank()).map(t -> ": " + t).orElse("");
  }
}
