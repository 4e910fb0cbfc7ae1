package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The planner tells an executor to do one thing to one engine. Idempotent: the step id tells a
 * repetition. The id of the message is the id of the step.
 */
public sealed interface Command extends Message {
  /** The step that this serves. */
  StepId step();

  /** Carried out by any one executor on a manager. */
  sealed interface SwarmCommand extends Command {}

  /** Carried out by the executor of one node, on that node's engine. */
  sealed interface NodeCommand extends Command {
    /** The Swarm id of the node. */
    String nodeId();
  }

  /**
   * Create an overlay network as a revision describes it; one of that name in this stack is
   * success.
   */
  record CreateNetwork(StepId step, SpecRef spec) implements SwarmCommand {}

  /** Create a config as a revision describes it; one of that name and content is success. */
  record CreateConfig(StepId step, SpecRef spec) implements SwarmCommand {}

  /**
   * Create a secret whose bytes a driver keeps, as a revision describes it. Bytes from files never
   * cross the journal ({@link SideChannel}).
   */
  record CreateSecret(StepId step, SpecRef spec) implements SwarmCommand {}

  /** Create a service as a revision describes it. */
  record CreateService(StepId step, SpecRef spec) implements SwarmCommand {}

  /**
   * Bring a service to the spec in a revision.
   *
   * @param expectedVersion the version index that the decision was made on; another one is a
   *     conflict
   * @param holdOnFailure true while the operation owns the service: the engine's failure action is
   *     {@code pause} then; false writes exactly what the revision says
   * @param freshLogin give Swarm the newest credentials for its registry though its tasks stay
   * @param replicas instead of those that the revision records; absent where those are meant
   */
  record UpdateService(
      StepId step,
      SpecRef spec,
      long expectedVersion,
      boolean holdOnFailure,
      boolean freshLogin,
      Optional<Integer> replicas)
      implements SwarmCommand {
    /** With the replicas that the revision records. */
    public UpdateService(
        StepId step,
        SpecRef spec,
        long expectedVersion,
        boolean holdOnFailure,
        boolean freshLogin) {
      this(step, spec, expectedVersion, holdOnFailure, freshLogin, Optional.empty());
    }

    /** The same with so many replicas. */
    public UpdateService withReplicas(Optional<Integer> number) {
      return new UpdateService(step, spec, expectedVersion, holdOnFailure, freshLogin, number);
    }
  }

  /** Remove a service of a stack, by its full name. */
  record RemoveService(StepId step, String stack, String service) implements SwarmCommand {}

  /** Remove an object of a stack that nothing uses; one that is not there is success. */
  record RemoveObject(StepId step, String stack, ObjectKind kind, String name)
      implements SwarmCommand {
    private static final String AFTER_REFUSAL = "sweep-secret";

    /** Of a secret that came before a deploy which was refused, and so never had the stack. */
    public static RemoveObject afterRefusal(OperationId refused, String stack, String name) {
      var step = new StepId(refused, AFTER_REFUSAL, name, 1);
      return new RemoveObject(step, stack, ObjectKind.SECRET, name);
    }

    /** Whether it is about what came before a deploy which was refused. */
    public boolean afterRefusal() {
      return step.purpose().equals(AFTER_REFUSAL);
    }
  }

  /** Set a node's availability; already there is success. */
  record SetNodeAvailability(StepId step, String nodeId, Availability availability)
      implements SwarmCommand {}

  /** Say which containers of the swarm still run on this node. */
  record ConfirmEmpty(StepId step, String nodeId) implements NodeCommand {}

  /**
   * Have an image on this node before a task needs it; there already is success.
   *
   * @param within from the time of sending: after that it counts as failed
   */
  record PullImage(StepId step, String nodeId, String image, Duration within)
      implements NodeCommand {}

  /** Where the spec to write is recorded, so that it crosses the journal only by name. */
  record SpecRef(String stack, int revision, Side side, String name) {
    /** The key of the revision in its bucket. */
    @JsonIgnore
    public String key() {
      return Revision.key(stack, revision);
    }
  }

  /** Which spec of a revision: the wanted one, or the one that was live before it. */
  enum Side {
    WANTED,
    BEFORE
  }

  /** What a stack has beside services. */
  enum ObjectKind {
    NETWORK,
    CONFIG,
    SECRET;

    /** As in a stack file, in the singular. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Swarm's node availability. */
  enum Availability {
    ACTIVE,
    PAUSE,
    DRAIN
  }
}
