package io.swarmkeeper.record;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.StepId;

/** What the planner told an executor to do. Its outcome is not known yet. */
final class CommandRecord {
  private CommandRecord() {}

  static void fill(DocumentFields f, Command command) {
    f.record("update_command").text("keeper.command_id", command.step().value());
    step(f, command.step());
    switch (command) {
      case Command.CreateNetwork c -> spec(f, c.spec(), "creation");
      case Command.CreateConfig c -> spec(f, c.spec(), "creation");
      case Command.CreateSecret c -> spec(f, c.spec(), "creation");
      case Command.CreateService c -> spec(f, c.spec(), "creation");
      case Command.UpdateService c ->
          spec(f, c.spec(), "change")
              .text("labels.expected_version", Long.toString(c.expectedVersion()));
      case Command.RemoveService c -> f.kind("configuration", "deletion").stack(c.stack());
      case Command.RemoveObject c -> f.kind("configuration", "deletion").stack(c.stack());
      case Command.SetNodeAvailability c ->
          f.record("node_availability")
              .kind("host", "change")
              .hostId(c.nodeId())
              .word("keeper.node.availability_after", c.availability());
      case Command.ConfirmEmpty c -> f.kind("host", "info").hostId(c.nodeId());
      case Command.PullImage c ->
          f.kind("host", "change").hostId(c.nodeId()).text("container.image.name", c.image());
    }
  }

  private static DocumentFields spec(DocumentFields f, Command.SpecRef spec, String type) {
    return f.kind("configuration", type)
        .stack(spec.stack())
        .text("keeper.deployment.revision", Integer.toString(spec.revision()))
        .word("labels.side", spec.side());
  }

  static void step(DocumentFields f, StepId step) {
    f.text("keeper.executor.step", step.value());
    f.number("keeper.command.attempt", step.attempt());
  }
}
