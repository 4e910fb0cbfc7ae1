package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.guard.CredentialsAlong;
import io.swarmkeeper.executor.guard.EngineRules;
import io.swarmkeeper.executor.guard.SameVersion;
import io.swarmkeeper.executor.guard.Writing;
import io.swarmkeeper.executor.spec.SpecWriter;
import java.util.Optional;

/** Whether and how a service is brought to a recorded spec. */
public final class ServiceUpdate {
  private ServiceUpdate() {}

  /** Decides on what was seen just now. */
  public static Decision decide(UpdateService command, SpecDocument recorded, ServiceSeen seen) {
    var name = command.spec().name();
    if (seen.service().isEmpty()) {
      return new Decision.Conflict("the service " + name + " is not there any more");
    }
    if (seen.isWrittenBy(command.step())) {
      return new Decision.AlreadySo("updated " + name, seen.version(), true);
    }
    var service = seen.service().get();
    return new SameVersion("the service " + name, command.expectedVersion())
        .objection(Json.version(service))
        .<Decision>map(Decision.Conflict::new)
        .orElseGet(() -> write(command, recorded, seen, service));
  }

  private static Decision write(
      UpdateService command, SpecDocument recorded, ServiceSeen seen, ObjectNode service) {
    var held = command.holdOnFailure();
    var live = seen.spec();
    var written = SpecWriter.write(recorded, live, command.step(), held, seen.names());
    var writing = new Writing(written.spec(), live, held, seen.tasks(), seen.nodes());
    return refusal(written, writing)
        .orElseGet(() ->
            new Decision.Write(
                new Change.ServiceSpec(
                    service.path("ID").asText(),
                    Json.version(service),
                    written.spec().json(),
                    CredentialsAlong.of(writing, command.freshLogin())),
                "updated " + recorded.name() + " to " + recorded.image()));
  }

  static Optional<Decision> refusal(SpecWriter.Written written, Writing writing) {
    return written.missing().isEmpty()
        ? EngineRules.objection(writing).map(Decision.Refuse::new)
        : Optional.of(new Decision.Refuse(String.join("; ", written.missing())));
  }
}
