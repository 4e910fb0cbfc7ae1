package io.swarmkeeper.watcher.nats;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import io.swarmkeeper.watcher.watch.OwnCommands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The swarm-wide commands in the journal. A command is there before anybody carries it out. */
public final class JournalCommands implements OwnCommands {
  private final Journal journal;

  public JournalCommands(Journal journal) {
    this.journal = journal;
  }

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
