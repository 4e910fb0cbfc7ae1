package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A fact in the past tense, for everybody. Published on {@code
 * keeper.<swarm>.event.<sender>.<kind>}.
 */
public sealed interface Event extends Message {

  /** The planner took a request up; what it will do stands in the plan. */
  record OperationAccepted(
      Kind kind, String target, Optional<Integer> revision, String summary, Instant deadline)
      implements Event {}

  /** The planner refused a request; nothing was touched. */
  record RequestRefused(String verb, String target, List<Finding> findings) implements Event {}

  /** What a deploy or rollback is going to do, as it was decided. */
  record PlanMade(Plan plan) implements Event {}

  /**
   * Every node that may run the new tasks was asked to have their images; nothing was touched
   * before.
   *
   * @param nodes host names of the nodes that have them now
   * @param leftOut in sentences: which nodes were not waited for, and why
   */
  record ImagesPulled(
      String stack, List<String> images, List<String> nodes, List<String> leftOut, Duration took)
      implements Event {}

  /** Where a rollout stands; sent when it changes. */
  record RolloutProgressed(
      String stack, List<ServiceProgress> services, Optional<String> waitingFor) implements Event {}

  /** Where a drain stands; sent when it changes. */
  record DrainProgressed(String node, int tasksLeft, int servicesWaiting, List<String> waitingFor)
      implements Event {}

  /** A service has reached its new spec, healthy on every task. */
  record ServiceConverged(String stack, String service, int tasks, Duration took)
      implements Event {}

  /** A service did not reach its new spec. */
  record ServiceFailed(String stack, String service, String reason, List<Evidence> evidence)
      implements Event {}

  /**
   * A rollout has given up its revision and goes back.
   *
   * @param deadline of the return, which is later than the operation's own
   */
  record ReturnStarted(String stack, String reason, List<String> services, Instant deadline)
      implements Event {}

  /** An operation starts nothing more until somebody resumes or aborts it. */
  record OperationPaused(Kind kind, String target, String reason) implements Event {}

  /**
   * A paused operation goes on.
   *
   * @param deadline of the operation, which a pause may have moved
   */
  record OperationResumed(Kind kind, String target, String reason, Instant deadline)
      implements Event {}

  /**
   * The last word on an operation.
   *
   * @param failingSince when the first of the deployments began that have failed since the last
   *     success; absent when the one before this succeeded, or there was none
   */
  record OperationEnded(
      Kind kind,
      String target,
      Verdict verdict,
      String sentence,
      List<Evidence> evidence,
      Optional<Integer> revision,
      Instant startedAt,
      Duration took,
      Optional<Instant> failingSince)
      implements Event {}

  /**
   * A rollout did what its plan said: these services and tasks and no others.
   *
   * @param replaced tasks that the plan named and that are gone
   * @param forecast what the plan expected; absent when it expected nothing
   */
  record PlanKept(
      String stack, String planId, int replaced, Duration took, Optional<Plan.Forecast> forecast)
      implements Event {}

  /**
   * A rollout did something else than its plan said.
   *
   * @param departures each difference in one sentence
   */
  record PlanDeparted(
      String stack,
      String planId,
      List<Departure> departures,
      Duration took,
      Optional<Plan.Forecast> forecast)
      implements Event {
    public PlanDeparted {
      departures = List.copyOf(departures);
    }
  }

  /**
   * One difference between a plan and what happened.
   *
   * @param service the full name, or empty when it is about the rollout as a whole
   * @param planned as the plan said, {@code happened} as it was seen
   * @param tasks the tasks that it is about, if any
   */
  record Departure(String service, String planned, String happened, List<String> tasks) {
    public Departure {
      tasks = List.copyOf(tasks);
    }

    public String line() {
      return (service.isEmpty() ? "" : service + ": ")
          + "planned: "
          + planned
          + ", happened: "
          + happened;
    }
  }

  /**
   * Something in the swarm was changed, and not by us.
   *
   * @param id its Swarm id, {@code name} what people call it
   * @param step the step of ours that had written it last; absent where none ever did
   * @param changes field by field; what looks like a secret is hidden
   * @param watcher the node whose watcher found it, {@code seenAt} when
   */
  record DriftFound(
      Thing thing,
      String id,
      String name,
      Optional<String> stack,
      Drift drift,
      Optional<String> step,
      List<Plan.FieldChange> changes,
      String watcher,
      Instant seenAt)
      implements Event {}

  /** What can drift. */
  enum Thing {
    @JsonProperty("service")
    SERVICE,
    @JsonProperty("config")
    CONFIG,
    @JsonProperty("secret")
    SECRET,
    @JsonProperty("node")
    NODE
  }

  /** How it drifted. */
  enum Drift {
    /** Somebody changed it. */
    @JsonProperty("changed")
    CHANGED,
    /** Somebody removed it. */
    @JsonProperty("removed")
    REMOVED,
    /** Somebody removed it and made another one of the same name. */
    @JsonProperty("replaced")
    REPLACED,
    /** Somebody told the engine to go back to the spec before. */
    @JsonProperty("rolled-back")
    ROLLED_BACK,
    /** The engine went back by itself, because an update failed. */
    @JsonProperty("returned")
    RETURNED
  }

  /**
   * The directory of keys was changed.
   *
   * @param person as the directory has them now, or had them last
   */
  record PersonChanged(Person person, DirectoryChange change) implements Event {}

  /** What became of a person in the directory of keys. */
  enum DirectoryChange {
    @JsonProperty("added")
    ADDED,
    @JsonProperty("rotated")
    ROTATED,
    @JsonProperty("removed")
    REMOVED
  }

  /**
   * A claim is given back that no operation has: its operation was never begun, or nobody can read
   * whose it is. Said before it is done.
   *
   * @param claim its key in the bucket of claims
   * @param holder the operation that it is said to belong to
   * @param heldSince when it was first seen to be nobody's
   */
  record ClaimReleased(String claim, String holder, String reason, Instant heldSince)
      implements Event {}

  /** The indexer has sealed a range of the journal. */
  record CheckpointMade(Checkpoint checkpoint) implements Event {}

  /**
   * A partition of the audit record has reached the end of its time and is removed now, whole. Said
   * before it is done, so that nothing is ever removed without a record of it.
   *
   * @param partition its data stream
   * @param dataset which of the records it holds
   * @param month the month of its events, such as {@code 2026.07}
   * @param keptMonths for how many months records of this dataset are kept
   * @param documents how many it held
   */
  record PartitionExpired(
      String partition, String dataset, String month, int keptMonths, long documents)
      implements Event {}

  /** What kind of operation. */
  enum Kind {
    @JsonProperty("deploy")
    DEPLOY,
    @JsonProperty("rollback")
    ROLLBACK,
    @JsonProperty("drain")
    DRAIN,
    @JsonProperty("activate")
    ACTIVATE
  }

  /**
   * How far one service is.
   *
   * @param wanted tasks that the service should have
   * @param old tasks of the old spec that still run
   * @param fresh tasks of the new spec that run
   * @param healthy tasks of the new spec whose container is healthy
   * @param state {@code waiting}, {@code updating}, {@code settling}, {@code done}, {@code failed},
   *     {@code returning}, {@code returned}
   */
  record ServiceProgress(
      String service,
      Plan.Action action,
      int wanted,
      int old,
      int fresh,
      int healthy,
      String state,
      Optional<String> note) {}

  /**
   * What was seen of a failure: where, which task, and in the engine's or the probe's own words.
   */
  record Evidence(
      String service,
      Optional<String> node,
      Optional<String> taskId,
      String what,
      Optional<String> output,
      Instant at) {}
}
