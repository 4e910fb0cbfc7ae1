package io.swarmkeeper.journal;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.bus.stream.Delivery;
import io.swarmkeeper.bus.stream.Streams;
import io.swarmkeeper.contract.MessageId;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import java.time.Instant;

/** Which commands the journal has an outcome of that can be believed. */
record StoredOutcomes(Streams streams, Subjects subjects) {
  /** Whether it has one of this command. */
  boolean has(MessageId command) throws BusUnavailable, InterruptedException {
    var subject = subjects.outcome(command);
    var last = streams.last(subjects.stream(), subject);
    if (last.isEmpty() || answers(last.get(), command)) {
      return last.isPresent();
    }
    // Commands whose ids differ may have one subject, and not everything there is an outcome.
    for (var earlier : streams.since(subjects.stream(), subject, Instant.EPOCH)) {
      if (answers(earlier, command)) {
        return true;
      }
    }
    return false;
  }

  private boolean answers(Delivery delivery, MessageId command) {
    try {
      return EntryReading.ofJournal(delivery, subjects).envelope().message() instanceof Outcome o
          && o.command().equals(command);
    } catch (UnreadableMessage _) {
      return false; // its readers park it
    }
  }
}
