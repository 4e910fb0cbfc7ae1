package io.swarmkeeper.cli;

import io.swarmkeeper.cli.audit.AuditCommand;
import io.swarmkeeper.cli.journal.EventsCommand;
import io.swarmkeeper.cli.node.ActivateCommand;
import io.swarmkeeper.cli.node.DrainCommand;
import io.swarmkeeper.cli.node.NodesCommand;
import io.swarmkeeper.cli.node.NotYetCommands;
import io.swarmkeeper.cli.operation.SteerCommands;
import io.swarmkeeper.cli.report.ReportCommand;
import io.swarmkeeper.cli.stack.DeployCommand;
import io.swarmkeeper.cli.stack.DiffCommand;
import io.swarmkeeper.cli.stack.HistoryCommand;
import io.swarmkeeper.cli.stack.PlanCommand;
import io.swarmkeeper.cli.stack.RollbackCommand;
import io.swarmkeeper.cli.stack.SpecCommand;
import io.swarmkeeper.cli.status.StatusCommand;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code keeper}: asks and shows. Every command is listed here. */
@Command(
    name = "keeper",
    synopsisSubcommandLabel = "COMMAND",
    description = "Plans and carries out change on Docker Swarm.",
    footer = {
      "",
      "Exit codes: 0 succeeded, 1 refused or bad input (nothing was touched),",
      "2 something to do (plan --exit-code), 3 rolled back, 4 paused or failed (needs a person),",
      "5 outcome unknown, 130 interrupted (the operation goes on)."
    })
public final class Keeper implements Runnable {
  @Mixin final Globals globals = new Globals();

  private CommandLine commandLine;

  private Keeper() {}

  /** Carries out one call, and returns what the process exits with. */
  public static int run(World world, String... args) {
    return commandLine(world).execute(args);
  }

  static CommandLine commandLine(World world) {
    var keeper = new Keeper();
    var session = new Session(world, keeper.globals);
    var line = new CommandLine(keeper);
    keeper.commandLine = line;
    commands(session).forEach(line::addSubcommand);
    each(line);
    line.setOut(new PrintWriter(world.out(), true, world.out().charset()));
    line.setErr(new PrintWriter(world.err(), true, world.err().charset()));
    line.setParameterExceptionHandler(Trouble::badInput);
    line.setExecutionExceptionHandler((e, _, _) -> Trouble.ended(e, world.err()));
    return line;
  }

  private static List<Object> commands(Session session) {
    return List.of(
        new SpecCommand(session),
        new PlanCommand(session),
        new DeployCommand(session),
        new RollbackCommand(session),
        new HistoryCommand(session),
        new DiffCommand(session),
        new StatusCommand(session),
        new SteerCommands.Pause(session),
        new SteerCommands.Resume(session),
        new SteerCommands.Promote(session),
        new SteerCommands.Abort(session),
        new NodesCommand(session),
        new DrainCommand(session),
        new ActivateCommand(session),
        new NotYetCommands.Rebalance(),
        new NotYetCommands.Maintain(),
        new EventsCommand(session),
        new ReportCommand(session),
        AuditCommand.in(session));
  }

  private static void each(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.setUsageHelpWidth(100);
    line.getSubcommands().values().forEach(Keeper::each);
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
  }
}
