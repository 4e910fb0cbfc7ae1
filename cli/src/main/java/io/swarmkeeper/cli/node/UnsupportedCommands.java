package io.swarmkeeper.cli.node;

import io.swarmkeeper.cli.session.GiveUp;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** Commands that are part of the interface but that this version cannot carry out: they say so. */
public final class UnsupportedCommands {
  private UnsupportedCommands() {}

  /** {@code keeper rebalance}. */
  @Command(
      name = "rebalance",
      description = "Move a fair share of tasks back to a node (not in this version).")
  public static final class RebalanceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STACK", arity = "0..*", description = "Which stacks.")
    List<String> stacks;

    @Unmatched List<String> others;

    @Override
    public Integer call() throws GiveUp {
      throw GiveUp.refused(
          "This version cannot rebalance yet; nothing was touched. New tasks go to emptier nodes by"
              + " themselves at the next deploy.");
    }
  }

  /** {@code keeper maintain}. */
  @Command(
      name = "maintain",
      description = "Maintain all nodes, one after another (not in this version).")
  public static final class MaintainCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NODE", arity = "0..*", description = "Which nodes.")
    List<String> nodes;

    @Unmatched List<String> others;

    @Override
    public Integer call() throws GiveUp {
      throw GiveUp.refused(
          "This version cannot maintain a whole swarm yet; nothing was touched. Node by node: keeper"
              + " drain NODE --reason \"...\", then keeper activate NODE.");
    }
  }
}
