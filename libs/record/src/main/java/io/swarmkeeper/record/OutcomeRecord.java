package io.swarmkeeper.record;

import io.swarmkeeper.contract.Outcome;
import java.util.stream.Collectors;

/** What became of a command, in the executor's words. */
final class OutcomeRecord {
  private OutcomeRecord() {}

  static void fill(Fields f, Outcome outcome) {
    f.record("executor_result")
        .text("keeper.command_id", outcome.command().value())
        .text("keeper.executor.step", outcome.command().value())
        .text("keeper.executor.id", outcome.executor())
        .host(outcome.executor());
    switch (outcome) {
      case Outcome.Done o -> {
        f.kind("configuration", "change", "command-done", "success")
            .sentence(o.did() + (o.repeated() ? " (done before)" : ""));
        o.version().ifPresent(v -> f.text("labels.version", Long.toString(v)));
      }
      case Outcome.Refused o -> no(f, "denied", "command-refused", o.reason(), "api");
      case Outcome.Conflicted o -> no(f, "info", "command-conflicted", o.reason(), "configuration");
      case Outcome.Failed o -> no(f, "change", "command-failed", o.reason(), "configuration");
      case Outcome.StillOccupied o -> {
        var left =
            o.containers().stream()
                .map(c -> c.service() + " (" + c.state() + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        f.kind("host", "info", "node-still-occupied", "failure")
            .number("keeper.drain.tasks_remaining", o.containers().size())
            .error("node-still-occupied", left)
            .sentence("containers of the swarm are left: " + left);
      }
    }
  }

  private static void no(Fields f, String type, String action, String reason, String category) {
    f.kind(category, type, action, "failure").error(action, reason).sentence(reason);
  }
}
