package io.swarmkeeper.cli;

import io.swarmkeeper.cli.audit.AuditCommand;
import io.swarmkeeper.cli.installer.InitCommand;
import io.swarmkeeper.cli.installer.PeopleCommand;
import io.swarmkeeper.cli.node.ActivateCommand;
import io.swarmkeeper.cli.node.DrainCommand;
import io.swarmkeeper.cli.node.NodesCommand;
import io.swarmkeeper.cli.node.UnsupportedCommands;
import io.swarmkeeper.cli.operation.SteeringCommands;
import io.swarmkeeper.cli.report.ReportCommand;
import io.swarmkeeper.cli.session.CallSurroundings;
import io.swarmkeeper.cli.session.CleanOutput;
import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.cli.session.GlobalOptions;
import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.cli.session.Variable;
import io.swarmkeeper.cli.stack.DeployCommand;
import io.swarmkeeper.cli.stack.DiffCommand;
import io.swarmkeeper.cli.stack.HistoryCommand;
import io.swarmkeeper.cli.stack.PlanCommand;
import io.swarmkeeper.cli.stack.RollbackCommand;
import io.swarmkeeper.cli.stack.SpecCommand;
import io.swarmkeeper.cli.status.EventsCommand;
import io.swarmkeeper.cli.status.StatusCommand;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
  private static final SequencedMap<String, Function<Session, Object>> COMMANDS = commands();

  @Mixin final GlobalOptions globals = new GlobalOptions();

  private CommandLine commandLine;

  private Keeper() {}

  /** Carries out one call, and returns what the process exits with. */
  public static int run(CallSurroundings surroundings, String... args) {
    return commandLine(surroundings, args).execute(args);
  }

  /** As much of it as these arguments need: describing all commands takes as long as most calls. */
  static CommandLine commandLine(CallSurroundings surroundings, String... args) {
    var keeper = new Keeper();
    var session = new Session(surroundings, keeper.globals);
    var line = new CommandLine(keeper);
    line.setExpandAtFiles(false); // --key @FILE: what a file holds is no command line
    keeper.commandLine = line;
    asked(args).forEach(name -> line.addSubcommand(name, COMMANDS.get(name).apply(session)));
    each(line);
    line.setColorScheme(colours(surroundings));
    line.setOut(surroundings.out().help());
    line.setErr(surroundings.err().help());
    line.setParameterExceptionHandler((e, _) -> badInput(e, surroundings.err()));
    line.setExecutionExceptionHandler((e, _, _) -> ended(e, surroundings.err()));
    return line;
  }

  private static Help.ColorScheme colours(CallSurroundings surroundings) {
    var none = Variable.NO_COLOR.in(surroundings.env()).isPresent();
    return Help.defaultColorScheme(none ? Help.Ansi.OFF : Help.Ansi.AUTO);
  }

  private static Collection<String> asked(String... args) {
    return args.length > 0 && COMMANDS.containsKey(args[0]) ? List.of(args[0]) : COMMANDS.keySet();
  }

  private static SequencedMap<String, Function<Session, Object>> commands() {
    var commands = new LinkedHashMap<String, Function<Session, Object>>();
    commands.put("spec", SpecCommand::new);
    commands.put("plan", PlanCommand::new);
    commands.put("deploy", DeployCommand::new);
    commands.put("rollback", RollbackCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("status", StatusCommand::new);
    commands.put("pause", SteeringCommands.PauseCommand::new);
    commands.put("resume", SteeringCommands.ResumeCommand::new);
    commands.put("promote", SteeringCommands.PromoteCommand::new);
    commands.put("abort", SteeringCommands.AbortCommand::new);
    commands.put("nodes", NodesCommand::new);
    commands.put("drain", DrainCommand::new);
    commands.put("activate", ActivateCommand::new);
    commands.put("rebalance", _ -> new UnsupportedCommands.RebalanceCommand());
    commands.put("maintain", _ -> new UnsupportedCommands.MaintainCommand());
    commands.put("events", EventsCommand::new);
    commands.put("report", ReportCommand::new);
    commands.put("audit", AuditCommand::in);
    commands.put("init", InitCommand::new);
    commands.put("people", PeopleCommand::in);
    return Collections.unmodifiableSequencedMap(commands);
  }

  private static void each(CommandLine line) {
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.setUsageHelpWidth(100);
    line.getSubcommands().values().forEach(Keeper::each);
  }

  /** An unknown option, a missing value: nothing was touched. */
  private static int badInput(ParameterException e, CleanOutput err) {
    err.line("keeper: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, e.getCommandLine().getErr());
    err.line("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.REFUSED.number();
  }

  /** The command has given up; everything else is a bug and says so. */
  private static int ended(Exception e, CleanOutput err) {
    if (!(e instanceof GiveUp end)) {
      err.trace(e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    end.sentences().forEach(sentence -> err.line("keeper: " + sentence));
    return end.exit().number();
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    commandLine.usage(commandLine.getOut());
  }
}
