package io.swarmkeeper.wording;

import static io.swarmkeeper.wording.Wording.unknown;
import static io.swarmkeeper.wording.Wording.word;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Command.SpecRef;

/**
 * What the planner tells an executor to do. Of a spec the line says which revision it is from and
 * on which condition it is written; the record has fields for both.
 */
final class CommandWording {
  private CommandWording() {}

  static Wording of(Command command) {
    return switch (command) {
      case Command.CreateNetwork c -> create("network", c.spec());
      case Command.CreateConfig c -> create("config", c.spec());
      case Command.CreateSecret c -> create("secret", c.spec());
      case Command.CreateService c -> create("service", c.spec());
      case Command.UpdateService c ->
          issued("update", "service", c.spec().name())
              .inJournal(() ->
                  "bring service %s, if it is still at version %d"
                      .formatted(spec(c.spec()), c.expectedVersion()));
      case Command.RemoveService c -> issued("remove", "service", c.service());
      case Command.RemoveObject c -> issued("remove", c.kind().word(), c.name());
      case Command.SetNodeAvailability c -> availability(c.nodeId(), word(c.availability()));
      case Command.ConfirmEmpty c ->
          unknown("node-check-issued")
              .of("node", c.nodeId())
              .inJournal(() -> "confirm that node " + c.nodeId() + " is empty")
              .inRecord(() -> "confirm that nothing of the swarm runs on node " + c.nodeId());
      case Command.PullImage c ->
          unknown("image-pull-issued")
              .of("node", c.nodeId())
              .says(() -> "pull " + c.image() + " on node " + c.nodeId());
    };
  }

  private static Wording create(String kind, SpecRef spec) {
    return issued("create", kind, spec.name()).inJournal(() -> "create " + kind + " " + spec(spec));
  }

  private static Wording issued(String verb, String kind, String name) {
    return unknown(kind + "-" + verb + "-issued")
        .of(kind, name)
        .says(() -> verb + " " + kind + " " + name);
  }

  private static Wording availability(String nodeId, String to) {
    return unknown("node-availability-issued")
        .of("node", nodeId)
        .inJournal(() -> "set node " + nodeId + " to " + to)
        .inRecord(() -> "set availability of node " + nodeId + " to " + to);
  }

  private static String spec(SpecRef ref) {
    return switch (ref.side()) {
      case WANTED -> ref.name() + " as revision " + ref.revision() + " wants it";
      case BEFORE -> ref.name() + " back to what it was before revision " + ref.revision();
    };
  }
}
