package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.local.StackFileOptions;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.Session;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keeper plan}: what a deploy would do. */
@Command(name = "plan", description = "What a deploy of these files would do; touches nothing.")
public final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Mixin StackFileOptions stackFile;

  @Option(names = "--prune", description = "Also remove services that the files no longer name.")
  boolean prune;

  @Option(names = "--exit-code", description = "Exit with 2 when there is something to do.")
  boolean exitCode;

  public PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var stack = stackFile.read(session).fitForEngine();
    try (var connection = session.connect()) {
      var deploy =
          stackFile.deploy(
              session.asked("plan", Optional.empty()),
              new Attachments(session, connection, stack).digested(),
              prune,
              Optional.empty(),
              Optional.empty());
      var plan = new PlanPreview(session, connection).shown(deploy);
      if (session.json()) {
        session.print(plan);
      }
      return exitCode && plan.changesAnything()
          ? ExitCode.TO_DO.number()
          : ExitCode.SUCCEEDED.number();
    }
  }
}
