package io.swarmkeeper.executor.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Command.UpdateService;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.guard.CredentialsAlong;
import io.swarmkeeper.executor.guard.EngineRules;
import io.swarmkeeper.executor.guard.SameVersion;
import io.swarmkeeper.executor.guard.ServiceWrite;
import io.swarmkeeper.executor.spec.SpecWriter;
import java.util.Optional;

/** Whether and how a service is brought to a recorded spec. */
public final class ServiceUpdate {
  private ServiceUpdate() {}

  /** Decides on what was seen just now. */
  public static CommandDecision decide(
      UpdateService command, SpecDocument recorded, ServiceSeen seen) {
    var name = command.spec().name();
    if (seen.service().isEmpty()) {
      return new CommandDecision.Conflict("the service " + name + " is not there any more");
    }
    if (seen.isWrittenBy(command.step())) {
      return new CommandDecision.AlreadySo("updated " + name, seen.version(), true);
    }
    var service = seen.service().get();
    return new SameVersion("the service " + name, command.expectedVersion())
        .objection(Json.version(service))
        .<CommandDecision>map(CommandDecision.Conflict::new)
        .orElseGet(() -> write(command, recorded, seen, service));
  }

  private static CommandDecision write(
      UpdateService command, SpecDocument recorded, ServiceSeen seen, ObjectNode service) {
    var held = command.holdOnFailure();
    var live = seen.spec();
    var wanted = command.replicas().map(recorded::withReplicas).orElse(recorded);
    var written = SpecWriter.write(wanted, live, command.step(), held, seen.names());
    var writing = new ServiceWrite(written.spec(), live, held, seen.tasks(), seen.nodes());
    return refusal(written, writing)
        .orElseGet(() ->
            new CommandDecision.Write(
                new EngineWrite.ServiceSpec(
                    service.path("ID").asText(),
                    Json.version(service),
                    written.spec().json(),
                    CredentialsAlong.of(writing, command.freshLogin())),
                "updated " + recorded.name() + " to " + recorded.image()));
  }

  static Optional<CommandDecision> refusal(SpecWriter.Written written, ServiceWrite writing) {
    return written.missing().isEmpty()
        ? EngineRules.objection(writing).map(CommandDecision.Refuse::new)
        : Optional.of(new CommandDecision.Refuse(String.join("; ", written.missing())));
  }
}
