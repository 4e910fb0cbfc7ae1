package io.swarmkeeper.wording;

import io.swarmkeeper.contract.Event.Evidence;

/** Whose failure a piece of evidence shows, and what was seen of it. */
public final class EvidenceWording {
  private EvidenceWording() {}

  /** Whose it is, down to the task; what was seen follows, and output on lines of its own. */
  public static String head(Evidence e) {
    return where(e) + e.taskId().map(id -> ", task " + id).orElse("");
  }

  /** All of it on one line. */
  public static String whole(Evidence e) {
    return where(e) + ": " + e.what() + e.output().map(text -> " | " + text).orElse("");
  }

  private static String where(Evidence e) {
    return e.service() + e.node().map(node -> " on " + node).orElse("");
  }
}
