package io.swarmkeeper.record;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.StepId;
import java.util.Locale;

/** What the planner told an executor to do. Its outcome is not known yet. */
final class CommandRecord {
  private CommandRecord() {}

  static void fill(Fields f, Command command) {
    f.record("update_command").text("keeper.command_id", command.step().value());
    step(f, command.step());
    switch (command) {
      case Command.CreateNetwork c -> spec(f, c.spec(), "network", "create");
      case Command.CreateConfig c -> spec(f, c.spec(), "config", "create");
      case Command.CreateSecret c -> spec(f, c.spec(), "secret", "create");
      case Command.CreateService c ->
          spec(f, c.spec(), "service", "create").service(c.spec().name());
      case Command.UpdateService c ->
          spec(f, c.spec(), "service", "update")
              .service(c.spec().name())
              .text("labels.expected_version", Long.toString(c.expectedVersion()));
      case Command.RemoveService c ->
          issued(f, "service", "remove", c.service()).service(c.service()).stack(c.stack());
      case Command.RemoveObject c ->
          issued(f, c.kind().word(), "remove", c.name()).stack(c.stack());
      case Command.SetNodeAvailability c -> {
        var availability = c.availability().name().toLowerCase(Locale.ROOT);
        f.record("node_availability")
            .kind("host", "change", "node-availability-issued", "unknown")
            .resource("node", c.nodeId())
            .text("host.id", c.nodeId())
            .add("related.hosts", c.nodeId())
            .text("keeper.node.availability_after", availability)
            .sentence("set availability of node " + c.nodeId() + " to " + availability);
      }
      case Command.ConfirmEmpty c ->
          f.kind("host", "info", "node-check-issued", "unknown")
              .resource("node", c.nodeId())
              .text("host.id", c.nodeId())
              .add("related.hosts", c.nodeId())
              .sentence("confirm that nothing of the swarm runs on node " + c.nodeId());
      case Command.PullImage c ->
          f.kind("host", "change", "image-pull-issued", "unknown")
              .resource("node", c.nodeId())
              .text("host.id", c.nodeId())
              .add("related.hosts", c.nodeId())
              .text("container.image.name", c.image())
              .sentence("pull " + c.image() + " on node " + c.nodeId());
    }
  }

  private static Fields spec(Fields f, Command.SpecRef spec, String kind, String verb) {
    return issued(f, kind, verb, spec.name())
        .stack(spec.stack())
        .text("keeper.deployment.revision", Integer.toString(spec.revision()))
        .text("labels.side", spec.side().name().toLowerCase(Locale.ROOT));
  }

  private static Fields issued(Fields f, String kind, String verb, String name) {
    var type =
        switch (verb) {
          case "create" -> "creation";
          case "remove" -> "deletion";
          default -> "change";
        };
    return f.kind("configuration", type, kind + "-" + verb + "-issued", "unknown")
        .resource(kind, name)
        .sentence(verb + " " + kind + " " + name);
  }

  static void step(Fields f, StepId step) {
    f.text("keeper.executor.step", step.value());
    f.number("keeper.command.attempt", step.attempt());
  }
}
