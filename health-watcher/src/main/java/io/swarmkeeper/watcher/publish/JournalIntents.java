package io.swarmkeeper.watcher.publish;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.watcher.judge.drift.Intent;
import io.swarmkeeper.watcher.watch.Intents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The swarm-wide commands in the journal. A command is there before anybody carries it out. */
public final class JournalIntents implements Intents {
  private final Journal journal;

  /** Of this journal. */
  public JournalIntents(Journal journal) {
    this.journal = journal;
  }

  @Override
  public List<Intent> since(Instant time) throws BusUnavailable, InterruptedException {
    var intents = new ArrayList<Intent>();
    for (var envelope : journal.since(journal.subjects().swarmCommands() + ">", time)) {
      if (envelope.message() instanceof Command command) {
        Intent.of(command, envelope.time()).ifPresent(intents::add);
      }
    }
    return intents;
  }
}
