package io.swarmkeeper.cli.stack;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.cli.Session;
import io.swarmkeeper.cli.source.SourceReader;
import io.swarmkeeper.contract.Request;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code keeper plan}: what a deploy would do. */
@Command(name = "plan", description = "What a deploy of these files would do; touches nothing.")
public final class PlanCommand implements Callable<Integer> {
  private final Session session;

  @Mixin StackFileArgs args;

  @Option(names = "--prune", description = "Also remove services that the files no longer name.")
  boolean prune;

  @Option(names = "--exit-code", description = "Exit with 2 when there is something to do.")
  boolean exitCode;

  /** In this session. */
  public PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws GiveUp, InterruptedException {
    var world = session.world();
    var source = SourceReader.read(args.options(), world.directory(), world.env()).fitForEngine();
    try (var remote = session.connect()) {
      var deploy =
          new Request.Deploy(
              session.asked("plan", Optional.empty()),
              args.stack,
              new Sending(session, remote, source).digested(),
              prune,
              Optional.empty(),
              Optional.empty(),
              args.allowImageChange,
              args.refreshLogins);
      var plan = new Planning(session, remote).shown(deploy);
      if (session.json()) {
        session.print(plan);
      }
      return exitCode && plan.changesAnything() ? Exit.TO_DO.code() : Exit.SUCCEEDED.code();
    }
  }
}
