package io.swarmkeeper.executor.command;

import io.swarmkeeper.contract.Command.CreateService;
import io.swarmkeeper.engine.SpecDocument;
import io.swarmkeeper.executor.guard.ServiceWrite;
import io.swarmkeeper.executor.spec.SpecWriter;
import java.util.Optional;

/** Whether and how a service is created. */
public final class ServiceCreation {
  private ServiceCreation() {}

  /** Decides on what was seen just now. */
  public static CommandDecision decide(
      CreateService command, SpecDocument recorded, ServiceSeen seen) {
    var name = command.spec().name();
    if (seen.isWrittenBy(command.step())) {
      return new CommandDecision.AlreadySo("created " + name, seen.version(), true);
    }
    if (seen.service().isPresent()) {
      return new CommandDecision.Conflict(
          "a service " + name + " is there already, and this command did not create it");
    }
    // Nothing can be replaced yet, so there is nothing to hold.
    var written = SpecWriter.write(recorded, Optional.empty(), command.step(), false, seen.names());
    return ServiceUpdate.refusal(
            written,
            new ServiceWrite(written.spec(), Optional.empty(), false, seen.tasks(), seen.nodes()))
        .orElseGet(() ->
            new CommandDecision.Write(
                new EngineWrite.NewService(written.spec().json()), "created " + name));
  }
}
