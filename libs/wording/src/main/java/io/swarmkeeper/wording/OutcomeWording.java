package io.swarmkeeper.wording;

import static io.swarmkeeper.wording.Wording.failure;
import static io.swarmkeeper.wording.Wording.success;
import static java.util.stream.Collectors.joining;

import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Outcome.ContainerLeft;

/**
 * What became of a command. The line begins with how it ended, which the kind of message before it
 * says in one word only; the sentence is the executor's own, as its result is a field beside it.
 */
final class OutcomeWording {
  private OutcomeWording() {}

  static Wording of(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Done o ->
          success("command-done")
              .inJournal(() ->
                  (o.repeated() ? "done already: " : "done: ")
                      + o.did()
                      + o.version().map(version -> " (version " + version + ")").orElse(""))
              .inRecord(() -> o.did() + (o.repeated() ? " (done before)" : ""));
      case Outcome.Refused o -> not("command-refused", "refused: ", o.reason());
      case Outcome.Conflicted o ->
          not("command-conflicted", "not done, it has moved meanwhile: ", o.reason());
      case Outcome.Failed o -> not("command-failed", "failed: ", o.reason());
      case Outcome.StillOccupied o -> occupied(o);
    };
  }

  private static Wording not(String action, String how, String reason) {
    return failure(action, reason).inJournal(() -> how + reason).inRecord(() -> reason);
  }

  /** In the record sorted and with the states, so that what was left can be compared. */
  private static Wording occupied(Outcome.StillOccupied o) {
    var services = o.containers().stream().map(ContainerLeft::service).collect(joining(", "));
    var left =
        o.containers().stream()
            .map(c -> c.service() + " (" + c.state() + ")")
            .sorted()
            .collect(joining(", "));
    return failure("node-still-occupied", left)
        .inJournal(() -> "not empty, still running: " + services)
        .inRecord(() -> "containers of the swarm are left: " + left);
  }
}
