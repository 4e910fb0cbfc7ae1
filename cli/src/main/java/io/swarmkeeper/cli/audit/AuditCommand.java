package io.swarmkeeper.cli.audit;

import io.swarmkeeper.cli.session.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code keeper audit}: what can be asked of the audit record itself. */
@Command(
    name = "audit",
    synopsisSubcommandLabel = "COMMAND",
    description = "Check the audit record: whether it is whole and unchanged.")
public final class AuditCommand implements Runnable {
  @Spec CommandSpec spec;

  private AuditCommand() {}

  /** With the commands below it. */
  public static CommandLine in(Session session) {
    return new CommandLine(new AuditCommand()).addSubcommand(new VerifyCommand(session));
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
