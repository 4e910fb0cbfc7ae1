package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.operation.Follower;
import io.swarmkeeper.cli.operation.Reason;
import io.swarmkeeper.cli.operation.RequestIds;
import io.swarmkeeper.cli.operation.Until;
import io.swarmkeeper.cli.source.SourceReader;
import io.swarmkeeper.cli.text.Durations;
import io.swarmkeeper.contract.Asked;
import io.swarmkeeper.contract.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
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

  @Mixin StackFileArgs args;

  @Mixin Reason reason;

  @Option(names = "--prune", description = "Also remove services that the files no longer name.")
  boolean prune;

  @Option(names = "--detach", description = "Return as soon as the request is taken up.")
  boolean detach;

  @Option(
      names = "--deadline",
      paramLabel = "30m",
      converter = Durations.class,
      description = "When it counts as failed.")
  Duration deadline;

  @Option(
      names = "--plan-id",
      paramLabel = "ID",
      description = "Refuse, with the difference, if anything has moved since this plan.")
  String planId;

  @Mixin CommitTime commit;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  boolean yes;

  /** In this session. */
  public DeployCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var world = session.world();
    var asked = reason.asked(session).committed(commit.of(session));
    var read = SourceReader.read(args.options(), world.directory(), world.env()).fitForEngine();
    try (var remote = session.connect()) {
      var sending = new Sending(session, remote, read);
      var source = sending.digested();
      var plan =
          new Planning(session, remote).shown(deploy(asked, source, Optional.ofNullable(planId)));
      if (!plan.changesAnything()) {
        if (session.json()) {
          session.print(plan);
        }
        return Exit.SUCCEEDED.code();
      }
      boolean approved = approved();
      sending.secrets(plan);
      return new Follower(session, remote)
          .loggedIn(sending.logins())
          .run(
              RequestIds.next("d", args.stack, world),
              deploy(
                  asked, source, approved ? Optional.of(plan.id()) : Optional.ofNullable(planId)),
              detach ? Until.ACCEPTED : Until.VERDICT);
    }
  }

  private Request.Deploy deploy(Asked asked, Request.StackSource source, Optional<String> plan) {
    return new Request.Deploy(
        asked,
        args.stack,
        source,
        prune,
        Optional.ofNullable(deadline),
        plan,
        args.allowImageChange,
        args.refreshLogins);
  }

  /** Whether a person has seen this very plan and wants it; gives up if they do not. */
  private boolean approved() throws GiveUp {
    var world = session.world();
    if (yes || !world.terminal().asks()) {
      return false;
    }
    var prompt = session.json() ? world.err() : world.out();
    prompt.print("Apply? [y/N] ");
    prompt.flush();
    try {
      var answer = world.in().readLine();
      if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
        throw GiveUp.refused("Not applied; nothing was touched.");
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
