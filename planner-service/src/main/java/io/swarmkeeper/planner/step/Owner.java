package io.swarmkeeper.planner.step;

import io.swarmkeeper.contract.Command.Side;
import io.swarmkeeper.contract.Command.SpecRef;
import io.swarmkeeper.contract.OperationId;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.planner.step.StepState.Heading;
import io.swarmkeeper.swarm.view.ServiceView;
import java.util.Optional;

/**
 * Whose a step is.
 *
 * @param nonce of the operation
 * @param target the stack or the node's name
 * @param revision which records the specs that its steps write; 0 where they write none
 */
public record Owner(OperationId operation, String nonce, String target, int revision) {
  /** Of an operation without a nonce. */
  public Owner(OperationId operation, String target, int revision) {
    this(operation, "", target, revision);
  }

  /** The id of an attempt at one of its steps. */
  public StepId step(String purpose, String object, int attempt) {
    return new StepId(operation, nonce, purpose, object, attempt);
  }

  /** What its revision records of a service, network, config or secret. */
  SpecRef spec(String name, Heading heading) {
    return new SpecRef(
        target, revision, heading == Heading.FORTH ? Side.WANTED : Side.BEFORE, name);
  }

  /** Whether a service was last written by one of its steps. */
  boolean wrote(ServiceView service) {
    return service.lastWriter().isOf(operation);
  }

  /** Why a live service is left as it is, if somebody else has written it since a step did. */
  Optional<String> objection(Optional<ServiceView> live) {
    return live.filter(service -> !wrote(service))
        .map(service ->
            service.name()
                + " was changed by somebody else meanwhile, and is left as they made it");
  }
}
