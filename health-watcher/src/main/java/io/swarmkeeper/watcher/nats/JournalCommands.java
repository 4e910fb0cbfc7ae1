package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import io.swarmkeeper.watcher.watch.SwarmWatch.OwnCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The swarm-wide commands in the journal. A command is there before anybody carries it out. */
public record JournalCommands(Journal journal) implements OwnCommands {
  @Override
  public List<OwnCommand> since(Instant time) throws BusUnavailable, InterruptedException {
    var intents = new ArrayList<OwnCommand>();
    for (var envelope : journal.since(journal.subjects().swarmCommands() + ">", time)) {
      if (envelope.message() instanceof Command command) {
        OwnCommand.of(command, envelope.time()).ifPresent(intents::add);
      }
    }
    return intents;
  }
}
