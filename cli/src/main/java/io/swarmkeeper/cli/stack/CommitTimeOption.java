package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** When the change that is deployed was committed: from it the lead time is counted. */
public final class CommitTimeOption {
  @Option(
      names = "--commit-time",
      paramLabel = "TIME",
      description =
          "When the change was committed, such as 2026-11-24T09:30:00+01:00, for the lead time (env"
              + " KEEPER_COMMIT_TIME, or CI_COMMIT_TIMESTAMP as GitLab sets it).")
  String time;

  Optional<Instant> of(Session session) throws GiveUp {
    var said =
        Optional.ofNullable(time)
            .or(() -> session.setting("KEEPER_COMMIT_TIME"))
            .or(() -> session.setting("CI_COMMIT_TIMESTAMP"));
    if (said.isEmpty()) {
      return Optional.empty();
    }
    try {
      return said.map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException _) {
      throw GiveUp.refused(
          "'"
              + said.get()
              + "' is no time of a commit such as 2026-11-24T09:30:00+01:00 (--commit-time,"
              + " KEEPER_COMMIT_TIME or CI_COMMIT_TIMESTAMP). Nothing was touched.");
    }
  }
}
