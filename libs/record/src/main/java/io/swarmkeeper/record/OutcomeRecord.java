package io.swarmkeeper.record;

import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.wording.Wording;
import io.swarmkeeper.wording.Wording.Result;

/** What became of a command, in the executor's words. */
final class OutcomeRecord {
  private OutcomeRecord() {}

  static void fill(DocumentFields f, Outcome outcome, Wording said) {
    f.record("executor_result")
        .text("keeper.command_id", outcome.command().value())
        .text("keeper.executor.step", outcome.command().value())
        .text("keeper.executor.id", outcome.executor())
        .host(outcome.executor());
    if (said.result() == Result.FAILURE) {
      f.error(said.action(), said.why());
    }
    switch (outcome) {
      case Outcome.Done o ->
          f.kind("configuration", "change")
              .text("labels.version", o.version().map(String::valueOf));
      case Outcome.Refused _ -> f.kind("api", "denied");
      case Outcome.Conflicted _ -> f.kind("configuration", "info");
      case Outcome.Failed _ -> f.kind("configuration", "change");
      case Outcome.StillOccupied o ->
          f.kind("host", "info").number("keeper.drain.tasks_remaining", o.containers().size());
    }
  }
}
