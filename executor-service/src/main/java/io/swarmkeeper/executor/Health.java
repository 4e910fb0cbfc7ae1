package io.swarmkeeper.executor;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.executor.Executor.NodeLook;
import io.swarmkeeper.journal.Journal;
import io.swarmkeeper.service.HealthAnswer;

/** Ready: a command that comes now would be carried out. Live: every loop still runs. */
final class Health {
  private Health() {}

  static HealthAnswer nats(Bus bus, Journal journal) {
    return HealthAnswer.of("nats", bus.connected() && journal.prepared())
        .with("server", bus.server())
        .with("journal", journal.prepared() ? "there" : "not there yet")
        .with("dead letters", journal.deadLetters().parked());
  }

  static HealthAnswer engine(NodeLook look) {
    return switch (look) {
      case NodeLook.Seen(var node) ->
          HealthAnswer.of("engine", true).with("node", node.host()).with("manager", node.manager());
      case NodeLook.Unseen(var reason) -> HealthAnswer.of("engine", false).with("reason", reason);
    };
  }
}
