package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.record.verify.Difference;
import io.swarmkeeper.record.verify.Difference.Kind;
import io.swarmkeeper.record.verify.Verification.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what was found, as it is found, and at the end what that means. */
final class Report {
  private static final int MOST_LINES = 100;
  private static final int MOST_KEPT = 1000;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
  private static final int LOOK_AT_THE_CLOCK = 256;

  private final Session session;
  private final List<Difference> kept = new ArrayList<>();
  private long found;
  private Instant said;

  /** What a program reads. */
  record Answer(
      String verdict, Result result, long journalFirst, List<Difference> differences, long more) {}

  Report(Session session) {
    this.session = session;
    this.said = session.world().clock().instant();
  }

  void found(Difference difference) {
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
    var now = session.world().clock().instant();
    if (Duration.between(said, now).compareTo(BETWEEN_LINES) >= 0) {
      said = now;
      session
          .world()
          .err()
          .printf(
              "compared up to %d of %d (%d %%)%n",
              sequence, last, 100 * (sequence - first + 1) / (last - first + 1));
    }
  }

  /** The chain in Elasticsearch must not end before the one that is known to have been made. */
  void chainEnds(long met, Optional<Long> made) {
    made.filter(number -> number > met)
        .ifPresent(number ->
            found(
                new Difference(
                    Kind.CHECKPOINT,
                    0,
                    Optional.of(Long.toString(number)),
                    Optional.empty(),
                    "the checkpoints in Elasticsearch end with "
                        + met
                        + ", and "
                        + number
                        + " was made")));
  }

  Exit end(Result result, long journalFirst, boolean keyGiven) {
    var exit = exit(result);
    var verdict =
        switch (exit) {
          case SUCCEEDED -> "intact";
          case NEEDS_A_PERSON -> "differs";
          default -> "incomplete";
        };
    if (session.json()) {
      session.print(new Answer(verdict, result, journalFirst, kept, found - kept.size()));
    } else {
      sentences(verdict, result, journalFirst, keyGiven).forEach(session::say);
    }
    return exit;
  }

  private Exit exit(Result result) {
    if (found > result.missingAtEnd() || !result.vouched()) {
      return Exit.NEEDS_A_PERSON;
    }
    return VerifyCommand.whole(result) ? Exit.SUCCEEDED : Exit.UNKNOWN;
  }

  private List<String> sentences(String verdict, Result r, long journalFirst, boolean keyGiven) {
    var lines = new ArrayList<String>();
    lines.add(
        verdict
            + ": "
            + r.entries()
            + " journal entries and "
            + r.documents()
            + " documents of sequences "
            + r.from()
            + " to "
            + r.to()
            + " compared; "
            + r.checkpoints()
            + " checkpoints seal "
            + r.sealed()
            + "; "
            + found
            + (found == 1 ? " difference" : " differences"));
    if (r.missingAtEnd() > 0) {
      lines.add(
          "The last "
              + r.missingAtEnd()
              + " entries are not in Elasticsearch: not indexed yet, or removed. Look again later.");
    }
    if (r.otherVersions() > 0) {
      lines.add(
          r.otherVersions()
              + " documents were made by another version of the rules: their fields were not compared.");
    }
    if (r.repeated() > 0) {
      lines.add(r.repeated() + " entries are messages sent again; the record has them once.");
    }
    if (r.expired() > 0) {
      lines.add(
          r.expired()
              + " entries are past the time for which they are kept: their documents were removed with "
              + r.expiredPartitions()
              + (r.expiredPartitions() == 1 ? " partition" : " partitions")
              + ", as is on record (partition-expired).");
    }
    if (r.expiredTooMany() > 0) {
      lines.add(
          "These are "
              + r.expiredTooMany()
              + " more than the partitions held when they were removed: messages sent again, or documents"
              + " that were gone before.");
    }
    if (r.from() < journalFirst) {
      lines.add(
          "The journal begins at "
              + journalFirst
              + ": what is older was compared with checkpoints and its own text alone.");
    }
    if (!r.vouched()) {
      lines.add("No checkpoint is signed by the key that was given.");
    } else if (!keyGiven && r.checkpoints() > 0) {
      lines.add("The checkpoints' own keys were believed; --key FILE says which one is ours.");
    }
    return lines;
  }
}
