package io.swarmkeeper.cli.audit;

import io.swarmkeeper.record.verify.Verification.Result;
import java.util.ArrayList;
import java.util.List;

/** What a comparison of journal and record came to, for people. */
final class VerificationText {
  private VerificationText() {}

  static List<String> of(
      String verdict, long found, Result r, long journalFirst, boolean keyGiven) {
    var lines = new ArrayList<String>();
    lines.add(summary(verdict, found, r));
    lines.addAll(entries(r));
    lines.addAll(expired(r));
    if (r.from() < journalFirst) {
      lines.add(
          "The journal begins at %s: what is older was compared with checkpoints and its own text alone."
              .formatted(journalFirst));
    }
    if (!r.vouched()) {
      lines.add("No checkpoint is signed by the key that was given.");
    } else if (!keyGiven && r.checkpoints() > 0) {
      lines.add("The checkpoints' own keys were believed; --key FILE says which one is ours.");
    }
    r.lastCheckpoint()
        .ifPresent(c ->
            lines.add(
                "The last checkpoint is %d. Keep this elsewhere, for --at-least: %d:%s"
                    .formatted(c.number(), c.last(), c.hash())));
    return lines;
  }

  private static String summary(String verdict, long found, Result r) {
    return "%s: %s journal entries and %s documents of sequences %s to %s compared; "
            .formatted(verdict, r.entries(), r.documents(), r.from(), r.to())
        + "%s checkpoints seal %s; ".formatted(r.checkpoints(), r.sealed())
        + (found == 1 ? "1 difference" : found + " differences");
  }

  private static List<String> entries(Result r) {
    var lines = new ArrayList<String>();
    if (r.missingAtEnd() > 0) {
      lines.add(
          "The last %s entries are not in Elasticsearch: not indexed yet, or removed. Look again later."
              .formatted(r.missingAtEnd()));
    }
    if (r.otherVersions() > 0) {
      lines.add(
          r.otherVersions()
              + " documents were made by another version of the rules: their fields were not compared.");
    }
    if (r.unproven() > 0) {
      lines.add(
          r.unproven()
              + " documents are of entries that the journal has forgotten and no checkpoint has sealed:"
              + " nothing proves them.");
    }
    return lines;
  }

  private static List<String> expired(Result r) {
    var lines = new ArrayList<String>();
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
              + " more than the partitions held when they were removed: documents were gone before.");
    }
    return lines;
  }
}
