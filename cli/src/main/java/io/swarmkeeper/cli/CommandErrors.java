package io.swarmkeeper.cli;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import java.io.PrintStream;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a person reads when a command cannot go on, and with what it then exits. */
final class CommandErrors {
  private CommandErrors() {}

  /** An unknown option, a missing value: nothing was touched. */
  static int badInput(ParameterException e, String... args) {
    var line = e.getCommandLine();
    line.getErr().println("keeper: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, line.getErr());
    line.getErr().println("See: " + line.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.REFUSED.number();
  }

  /** The command has given up; everything else is a bug and says so. */
  static int ended(Exception e, PrintStream err) throws Exception {
    if (!(e instanceof GiveUp end)) {
      throw e;
    }
    end.sentences().forEach(sentence -> err.println("keeper: " + sentence));
    err.flush();
    return end.exit().number();
  }
}
