package io.swarmkeeper.contract;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The name of every message on the wire. Names are for ever: add, never rename or reuse; a changed
 * meaning is a new {@code .v2}.
 */
public enum MessageType {
  DEPLOY("request.deploy.v1", Request.Deploy.class),
  ROLLBACK("request.rollback.v1", Request.Rollback.class),
  DRAIN("request.drain.v1", Request.Drain.class),
  ACTIVATE("request.activate.v1", Request.Activate.class),
  PAUSE("request.pause.v1", Request.Pause.class),
  RESUME("request.resume.v1", Request.Resume.class),
  ABORT("request.abort.v1", Request.Abort.class),
  ADD_PERSON("request.add-person.v1", Request.AddPerson.class),
  ROTATE_KEY("request.rotate-key.v1", Request.RotateKey.class),
  REMOVE_PERSON("request.remove-person.v1", Request.RemovePerson.class),
  CREATE_NETWORK("command.create-network.v1", Command.CreateNetwork.class),
  CREATE_CONFIG("command.create-config.v1", Command.CreateConfig.class),
  CREATE_SECRET("command.create-secret.v1", Command.CreateSecret.class),
  CREATE_SERVICE("command.create-service.v1", Command.CreateService.class),
  UPDATE_SERVICE("command.update-service.v1", Command.UpdateService.class),
  REMOVE_SERVICE("command.remove-service.v1", Command.RemoveService.class),
  REMOVE_OBJECT("command.remove-object.v1", Command.RemoveObject.class),
  SET_NODE_AVAILABILITY("command.set-node-availability.v1", Command.SetNodeAvailability.class),
  CONFIRM_EMPTY("command.confirm-empty.v1", Command.ConfirmEmpty.class),
  PULL_IMAGE("command.pull-image.v1", Command.PullImage.class),
  DONE("outcome.done.v1", Outcome.Done.class),
  REFUSED("outcome.refused.v1", Outcome.Refused.class),
  CONFLICTED("outcome.conflicted.v1", Outcome.Conflicted.class),
  FAILED("outcome.failed.v1", Outcome.Failed.class),
  STILL_OCCUPIED("outcome.still-occupied.v1", Outcome.StillOccupied.class),
  CONTAINER_OBSERVED("observation.container.v1", Observation.ContainerObserved.class),
  TASK_OBSERVED("observation.task.v1", Observation.TaskObserved.class),
  SERVICE_OBSERVED("observation.service.v1", Observation.ServiceObserved.class),
  NODE_OBSERVED("observation.node.v1", Observation.NodeObserved.class),
  STABILITY_OBSERVED("observation.stability.v1", Observation.StabilityObserved.class),
  SHORTFALL_OBSERVED("observation.shortfall.v1", Observation.ShortfallObserved.class),
  OBSERVATIONS_LOST("observation.lost.v1", Observation.ObservationsLost.class),
  OPERATION_ACCEPTED("event.operation-accepted.v1", Event.OperationAccepted.class),
  REQUEST_REFUSED("event.request-refused.v1", Event.RequestRefused.class),
  PLAN_MADE("event.plan-made.v1", Event.PlanMade.class),
  IMAGES_PULLED("event.images-pulled.v1", Event.ImagesPulled.class),
  ROLLOUT_PROGRESSED("event.rollout-progressed.v1", Event.RolloutProgressed.class),
  DRAIN_PROGRESSED("event.drain-progressed.v1", Event.DrainProgressed.class),
  SERVICE_CONVERGED("event.service-converged.v1", Event.ServiceConverged.class),
  SERVICE_FAILED("event.service-failed.v1", Event.ServiceFailed.class),
  RETURN_STARTED("event.return-started.v1", Event.ReturnStarted.class),
  OPERATION_PAUSED("event.operation-paused.v1", Event.OperationPaused.class),
  OPERATION_RESUMED("event.operation-resumed.v1", Event.OperationResumed.class),
  PLAN_KEPT("event.plan-kept.v1", Event.PlanKept.class),
  PLAN_DEPARTED("event.plan-departed.v1", Event.PlanDeparted.class),
  OPERATION_ENDED("event.operation-ended.v1", Event.OperationEnded.class),
  PERSON_CHANGED("event.person-changed.v1", Event.PersonChanged.class),
  CLAIM_RELEASED("event.claim-released.v1", Event.ClaimReleased.class),
  DRIFT_FOUND("event.drift-found.v1", Event.DriftFound.class),
  CHECKPOINT_MADE("event.checkpoint-made.v1", Event.CheckpointMade.class),
  PARTITION_EXPIRED("event.partition-expired.v1", Event.PartitionExpired.class);

  private static final String PREFIX = "io.swarmkeeper.";
  private static final Map<String, MessageType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MessageType::wireName, Function.identity()));
  private static final Map<Class<?>, MessageType> BY_RECORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MessageType::recordType, Function.identity()));

  private final String name;
  private final Class<? extends Message> recordType;

  MessageType(String name, Class<? extends Message> recordType) {
    this.name = name;
    this.recordType = recordType;
  }

  /** The CloudEvents {@code type}. */
  public String wireName() {
    return PREFIX + name;
  }

  /** The record that the data is read into. */
  public Class<? extends Message> recordType() {
    return recordType;
  }

  /** The last part of the subject: {@code deploy} of {@code io.swarmkeeper.request.deploy.v1}. */
  public String kind() {
    return name.substring(name.indexOf('.') + 1, name.lastIndexOf('.'));
  }

  /** Which of our programs sends it: {@code people} for requests. */
  public String sender() {
    return switch (family()) {
      case "request" -> "people";
      case "command" -> "planner";
      case "outcome" -> "executor";
      case "observation" -> "watcher";
      default ->
          switch (this) {
            case DRIFT_FOUND -> "watcher";
            case CHECKPOINT_MADE, PARTITION_EXPIRED -> "indexer";
            default -> "planner";
          };
    };
  }

  /** Whether a message of this type may have this CloudEvents {@code source}. */
  boolean mayBeFrom(String source) {
    var program = "keeper/" + sender();
    return family().equals("request") || source.equals(program) || source.startsWith(program + "/");
  }

  private String family() {
    return name.substring(0, name.indexOf('.'));
  }

  /** The type with this CloudEvents {@code type}, if we know it. */
  public static Optional<MessageType> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }

  public static MessageType of(Message message) {
    var type = BY_RECORD.get(message.getClass());
    if (type == null) {
      throw new IllegalStateException(
          message.getClass() + " has no wire name: add it to MessageType");
    }
    return type;
  }
}
