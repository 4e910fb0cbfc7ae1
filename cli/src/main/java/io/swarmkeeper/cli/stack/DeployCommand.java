package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.local.StackFileOptions;
import io.swarmkeeper.cli.operation.Milestone;
import io.swarmkeeper.cli.operation.OperationFollower;
import io.swarmkeeper.cli.operation.ReasonOptions;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.Variable;
import io.swarmkeeper.cli.text.DurationConverter;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keeper deploy}: plan, ask, publish, follow to the verdict. */
@Command(
    name = "deploy",
    description = "Bring a stack to what its files say, and stay until it is so or has failed.")
public final class DeployCommand implements Callable<Integer> {
  private static final Set<String> YES = Set.of("y", "yes");
  private final Session session;

  @Mixin StackFileOptions stackFile;

  @Mixin ReasonOptions reason;

  @Option(names = "--prune", description = "Also remove services that the files no longer name.")
  boolean prune;

  @Option(names = "--detach", description = "Return as soon as the request is taken up.")
  boolean detach;

  @Option(
      names = "--deadline",
      paramLabel = "30m",
      converter = DurationConverter.class,
      description = "How long it may take; after that it counts as failed.")
  Duration deadline;

  @Option(
      names = "--plan-id",
      paramLabel = "ID",
      description = "Refuse, with the difference, if anything has moved since this plan.")
  String planId;

  @Option(
      names = "--commit-time",
      paramLabel = "TIME",
      description =
          "When the change was committed, such as 2026-11-24T09:30:00+01:00, for the lead time (env"
              + " KEEPER_COMMIT_TIME, or CI_COMMIT_TIMESTAMP as GitLab sets it).")
  String commitTime;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;

  public DeployCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var asked = reason.asked(session).committed(committedAt());
    var stack = stackFile.read(session).fitForEngine();
    try (var connection = session.connect()) {
      var attachments = new Attachments(session, connection, stack);
      var source = attachments.digested();
      var plan =
          new PlanPreview(session, connection)
              .shown(deploy(asked, source, Optional.ofNullable(planId)));
      if (!plan.changesAnything()) {
        if (session.json()) {
          session.print(plan);
        }
        return ExitCode.SUCCEEDED.number();
      }
      boolean approved = approved();
      attachments.secrets(plan);
      return new OperationFollower(session, connection)
          .run(
              "d",
              stackFile.stack(),
              deploy(
                  asked, source, approved ? Optional.of(plan.id()) : Optional.ofNullable(planId)),
              detach ? Milestone.ACCEPTED : Milestone.VERDICT);
    }
  }

  private Optional<Instant> committedAt() throws GiveUp {
    var said =
        Optional.ofNullable(commitTime)
            .or(() -> session.setting(Variable.KEEPER_COMMIT_TIME))
            .or(() -> session.setting(Variable.CI_COMMIT_TIMESTAMP));
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

  private Request.Deploy deploy(Asked asked, Request.StackSource source, Optional<String> plan) {
    return stackFile.deploy(asked, source, prune, Optional.ofNullable(deadline), plan);
  }

  /** Whether a person has seen this very plan and wants it; gives up if they do not. */
  private boolean approved() throws GiveUp {
    var surroundings = session.surroundings();
    if (yes || !surroundings.terminal().asks()) {
      return false;
    }
    session.people().ask("Apply? [y/N] ");
    try {
      var answer = surroundings.in().readLine();
      if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
        throw GiveUp.refused("Not applied; nothing was touched.");
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
