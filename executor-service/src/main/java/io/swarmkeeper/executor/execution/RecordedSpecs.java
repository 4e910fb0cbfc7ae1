package io.swarmkeeper.executor.execution;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.Revision;
import io.swarmkeeper.contract.Revision.NamedSpec;
import io.swarmkeeper.executor.command.CommandDecision;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the spec that a command refers to. */
final class RecordedSpecs {
  private final Revisions revisions;

  RecordedSpecs(Revisions revisions) {
    this.revisions = revisions;
  }

  Optional<ObjectNode> service(SpecRef ref) throws BusUnavailable {
    return switch (ref.side()) {
      case WANTED -> find(ref, Revision::services);
      case BEFORE -> find(ref, Revision::before);
    };
  }

  Optional<ObjectNode> network(SpecRef ref) throws BusUnavailable {
    return find(ref, Revision::networks);
  }

  Optional<ObjectNode> config(SpecRef ref) throws BusUnavailable {
    return find(ref, Revision::configs);
  }

  Optional<ObjectNode> secret(SpecRef ref) throws BusUnavailable {
    return find(ref, Revision::secrets);
  }

  static CommandDecision missing(SpecRef ref) {
    return new CommandDecision.Fail(
        "revision "
            + ref.revision()
            + " of "
            + ref.stack()
            + " does not record "
            + ref.name()
            + " ("
            + ref.side()
            + ")");
  }

  private Optional<ObjectNode> find(SpecRef ref, Function<Revision, List<NamedSpec>> part)
      throws BusUnavailable {
    return revisions.find(ref.key()).stream()
        .flatMap(revision -> part.apply(revision).stream())
        .filter(spec -> spec.name().equals(ref.name()))
        .map(NamedSpec::spec)
        .findFirst();
  }
}
