package io.swarmkeeper.record;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.StepId;
import java.util.Optional;

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

  /** A step names its attempt behind the last {@code #}. */
  static void step(DocumentFields f, StepId step) {
    f.text("keeper.executor.step", step.value());
    attempt(step.value()).ifPresent(n -> f.number("keeper.command.attempt", n));
  }

  private static Optional<Integer> attempt(String step) {
    var mark = step.lastIndexOf('#');
    return mark >= 0 && step.substring(mark + 1).matches("[0-9]{1,9}")
        ? Optional.of(Integer.valueOf(step.substring(mark + 1)))
        : Optional.empty();
  }
}
