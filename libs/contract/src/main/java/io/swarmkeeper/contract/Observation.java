package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a health-watcher saw. Published on {@code keeper.<swarm>.observation.<kind>.<nodeId>}, only
 * on change.
 */
public sealed interface Observation extends Message {
  /** The Swarm id of the node whose watcher saw it. */
  String nodeId();

  /** When the watcher saw it. */
  Instant seenAt();

  /**
   * A container's health changed.
   *
   * @param host the node's host name
   * @param health what it is now, with {@code before} what it was
   * @param task the Swarm task that the container serves; absent for a container that is not
   *     Swarm's
   * @param exitCode for {@link Health#EXITED}
   * @param outOfMemory the kernel killed it
   * @param output the end of the last health probe's output, at most 4,096 characters
   * @param engineTime the engine's own time of the change
   * @param beforeSince since when it had been what it was before
   */
  record ContainerObserved(
      String nodeId,
      String host,
      String containerId,
      String image,
      Optional<TaskRef> task,
      Health health,
      Optional<Health> before,
      Optional<Integer> exitCode,
      boolean outOfMemory,
      int failingStreak,
      Optional<String> output,
      Instant seenAt,
      Optional<Instant> engineTime,
      Optional<Instant> beforeSince)
      implements Observation {}

  /** A task's state changed, as the leader's watcher sees it. */
  record TaskObserved(
      String nodeId,
      TaskRef task,
      Optional<String> onNode,
      String image,
      String state,
      String desiredState,
      Optional<String> error,
      Optional<Integer> exitCode,
      Instant seenAt,
      Optional<Instant> engineTime)
      implements Observation {}

  /** A service's spec or update state changed, or it came or went. */
  record ServiceObserved(
      String nodeId,
      String serviceId,
      String service,
      Optional<String> stack,
      long version,
      String image,
      Optional<Integer> replicas,
      Optional<String> updateState,
      Optional<String> updateMessage,
      Optional<String> step,
      Presence presence,
      Instant seenAt)
      implements Observation {}

  /** A node's state changed, or it came or went. */
  record NodeObserved(
      String nodeId,
      String observedNode,
      String host,
      String role,
      String availability,
      String state,
      boolean leader,
      Presence presence,
      Instant seenAt)
      implements Observation {}

  /**
   * A service's stability changed, as the leader's watcher judges it.
   *
   * @param before absent for a service that was not judged before
   * @param since when it became so, by the engine's own times where it has any
   * @param reason one sentence, without numbers that change by themselves
   * @param evidence what it was judged by, most telling first; none for a stable service
   */
  record StabilityObserved(
      String nodeId,
      String serviceId,
      String service,
      Optional<String> stack,
      Stability stability,
      Optional<Stability> before,
      Instant since,
      String reason,
      List<Event.Evidence> evidence,
      Instant seenAt)
      implements Observation {}

  /**
   * For some time a service had fewer healthy tasks than it should have, as the leader's watcher
   * sees it. Said once, when that is over: it may come after the last word of an operation that led
   * to it, so that it names that one and is none of its own messages.
   *
   * @param desired how many it should have had: as many as were wanted, as far as it ever had them
   * @param available the fewest that were healthy in between
   * @param cause by what kind of operation of ours; absent where none is known to have led to it
   * @param operation by which one
   * @param watched false when nobody looked for a part of that time: it may have begun earlier, or
   *     have been interrupted
   */
  record ShortfallObserved(
      String nodeId,
      String serviceId,
      String service,
      Optional<String> stack,
      int desired,
      int available,
      Instant from,
      Instant until,
      Ending ending,
      Optional<Cause> cause,
      Optional<OperationId> operation,
      boolean watched,
      Instant seenAt)
      implements Observation {}

  /**
   * Observations were lost, so that nobody takes the journal for complete: NATS was away for longer
   * than the watcher could keep what it saw.
   *
   * @param count how many
   * @param from the time of the oldest one, {@code until} of the newest one
   */
  record ObservationsLost(
      String nodeId, long count, Instant from, Instant until, String reason, Instant seenAt)
      implements Observation {}

  /**
   * Which task of which service. {@code slot} is absent for global services; {@code stack} for
   * services outside a stack.
   */
  record TaskRef(
      String taskId,
      String serviceId,
      String service,
      Optional<Integer> slot,
      Optional<String> stack) {}

  /** Health of one container. */
  enum Health {
    /** Runs, its health check has not passed yet. */
    @JsonProperty("starting")
    STARTING,
    @JsonProperty("healthy")
    HEALTHY,
    @JsonProperty("unhealthy")
    UNHEALTHY,
    /** Runs and has no health check. */
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("exited")
    EXITED
  }

  /** How steadily a service runs. */
  enum Stability {
    /** Every task runs, and is healthy or has run for the monitor time. */
    @JsonProperty("stable")
    STABLE,
    /** Tasks are on their way up, and nothing has failed lately. */
    @JsonProperty("starting")
    STARTING,
    /** Tasks come up and go down again. */
    @JsonProperty("flapping")
    FLAPPING,
    /** A task does not come up. */
    @JsonProperty("failing")
    FAILING
  }

  /** Why a service is not below its level any more. */
  enum Ending {
    /** As many tasks are healthy as should be. */
    @JsonProperty("restored")
    RESTORED,
    /** Fewer are wanted now. */
    @JsonProperty("lowered")
    LOWERED,
    /** The service is gone. */
    @JsonProperty("removed")
    REMOVED
  }

  /** Which kind of operation of ours took tasks away. */
  enum Cause {
    /** Its tasks gave way to those of a new spec. */
    @JsonProperty("rollout")
    ROLLOUT,
    /** Its tasks had to leave a node. */
    @JsonProperty("drain")
    DRAIN
  }

  /** Whether the thing is there. */
  enum Presence {
    @JsonProperty("present")
    PRESENT,
    @JsonProperty("removed")
    REMOVED
  }
}
