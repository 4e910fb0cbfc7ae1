package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event.Evidence;
import java.time.Duration;
import java.util.List;

/**
 * One thing that a rollout changes.
 *
 * @param name the full name of the service, network, config or secret
 * @param wave steps of a lower wave are done first
 * @param tasks tasks that the service should have
 * @param monitor how long a service must stay well to have arrived
 * @param settleForth whether the wanted spec's own update settings have to be restored afterwards,
 *     {@code settleBack} the same for the spec that was there before
 * @param baseDigest of the live spec that the plan was made on; empty when there was none
 * @param evidence what was seen of failures so far
 * @param freshLogin whether Swarm gets other credentials for the registry beside a spec, though
 *     tasks may stay
 */
public record Step(
    String name,
    Work work,
    int wave,
    int tasks,
    Duration monitor,
    boolean settleForth,
    boolean settleBack,
    String baseDigest,
    StepState state,
    List<Evidence> evidence,
    boolean freshLogin) {

  /** What a step changes. */
  public enum Work {
    CREATE_NETWORK,
    CREATE_CONFIG,
    CREATE_SECRET,
    CREATE_SERVICE,
    UPDATE_SERVICE,
    /** Other registry credentials for a service that is as it should be: its spec stays. */
    REFRESH_LOGIN,
    REMOVE_SERVICE,
    REMOVE_NETWORK,
    REMOVE_CONFIG,
    REMOVE_SECRET;

    /** Whether it makes something that services use. */
    public boolean makesObject() {
      return this == CREATE_NETWORK || this == CREATE_CONFIG || this == CREATE_SECRET;
    }

    /**
     * Whether a return leaves it as it is: nothing uses an object, and old credentials are gone.
     */
    public boolean staysOnReturn() {
      return makesObject() || this == REFRESH_LOGIN;
    }

    /**
     * Whether it only clears away what nothing uses, after everything else: that it fails is said,
     * and harms nothing.
     */
    public boolean tidies() {
      return this == REMOVE_NETWORK || this == REMOVE_CONFIG || this == REMOVE_SECRET;
    }

    /** Whether it is about a service that has tasks afterwards. */
    public boolean runsTasks() {
      return this == CREATE_SERVICE || this == UPDATE_SERVICE;
    }
  }

  /** The same step in another state. */
  public Step in(StepState next) {
    return new Step(
        name,
        work,
        wave,
        tasks,
        monitor,
        settleForth,
        settleBack,
        baseDigest,
        next,
        evidence,
        freshLogin);
  }

  /** The same step with what was seen of its failure. */
  public Step seen(List<Evidence> what) {
    return new Step(
        name,
        work,
        wave,
        tasks,
        monitor,
        settleForth,
        settleBack,
        baseDigest,
        state,
        what,
        freshLogin);
  }

  /** Whether nothing more comes of it on the way to the revision. */
  public boolean over() {
    return arrived() || (work.tidies() && state instanceof StepState.Failed);
  }

  /** Whether it arrived at the revision. */
  public boolean arrived() {
    return state instanceof StepState.Done done && done.heading() == StepState.Heading.FORTH;
  }
}
