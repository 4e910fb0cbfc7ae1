package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.record.verify.Difference;
import io.swarmkeeper.record.verify.Note;
import io.swarmkeeper.record.verify.Verification.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells what was found, as it is found, and at the end what that means. */
final class VerificationReport {
  private static final int MOST_LINES = 100;
  private static final int MOST_KEPT = 1000;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int LOOK_AT_THE_CLOCK = 256;

  private final Session session;
  private final List<Difference> kept = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private long found;
  private long told;
  private Instant said;

  /** What a program reads. */
  record JsonAnswer(
      String verdict,
      Result result,
      long journalFirst,
      List<Difference> differences,
      long more,
      List<Note> notes) {}

  VerificationReport(Session session) {
    this.session = session;
    this.said = session.now();
  }

  void found(Difference as) {
    var difference =
        new Difference(as.kind(), as.sequence(), as.id(), as.index(), Mask.text(as.what()));
    found++;
    if (kept.size() < MOST_KEPT) {
      kept.add(difference);
    }
    if (!session.json() && found <= MOST_LINES) {
      session.say(difference.line());
    } else if (!session.json() && found == MOST_LINES + 1) {
      session.say("... and more; all of the first " + MOST_KEPT + " with -o json");
    }
  }

  /** Where it is; long ranges say so now and then. */
  void at(long sequence, long first, long last) {
    if (sequence % LOOK_AT_THE_CLOCK != 0) {
      return;
    }
    var now = session.now();
    if (Duration.between(said, now).compareTo(BETWEEN_LINES) >= 0) {
      said = now;
      session
          .surroundings()
          .err()
          .line(
              "compared up to %d of %d (%d %%)"
                  .formatted(sequence, last, 100 * (sequence - first + 1) / (last - first + 1)));
    }
  }

  /** What is no difference, and yet to be known. */
  void noted(Note as) {
    var note = new Note(as.sequence(), Mask.text(as.what()));
    told++;
    if (notes.size() < MOST_KEPT) {
      notes.add(note);
    }
    if (!session.json() && told <= MOST_LINES) {
      session.say(note.what());
    } else if (!session.json() && told == MOST_LINES + 1) {
      session.say("... and more of that kind; the first " + MOST_KEPT + " with -o json");
    }
  }

  ExitCode end(Result result, long journalFirst, boolean keyGiven) {
    var exit = exit(result);
    var verdict =
        switch (exit) {
          case SUCCEEDED -> "intact";
          case NEEDS_A_PERSON -> "differs";
          default -> "incomplete";
        };
    session.show(
        new JsonAnswer(verdict, result, journalFirst, kept, found - kept.size(), notes),
        () -> VerificationText.of(verdict, found, result, journalFirst, keyGiven));
    return exit;
  }

  private ExitCode exit(Result result) {
    if (found > result.missingAtEnd() || !result.vouched()) {
      return ExitCode.NEEDS_A_PERSON;
    }
    return whole(result) ? ExitCode.SUCCEEDED : ExitCode.UNKNOWN;
  }

  private static boolean whole(Result result) {
    return result.missingAtEnd() == 0
        && result.otherVersions() == 0
        && result.unproven() == 0
        && result.expiredTooMany() == 0;
  }
}
