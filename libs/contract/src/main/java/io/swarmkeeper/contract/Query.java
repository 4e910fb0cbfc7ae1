package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Questions on plain request-reply ({@code keeperq.<swarm>.query.<name>}), JSON both ways, never in
 * the journal. An answer is {@code {"answer": …}} or {@code {"error": "sentence"}}.
 */
public final class Query {
  private static final Set<String> OF_EXECUTORS = Set.of("swarm", "image", "salt");

  private Query() {}

  /** Who answers the query of this name. */
  public static Role answeredBy(String name) {
    return OF_EXECUTORS.contains(name) ? Role.EXECUTOR_MANAGER : Role.PLANNER;
  }

  /**
   * Asked of a manager's executor: the raw state of the swarm, or with a stack only that stack's
   * services and their tasks.
   */
  public record SwarmQuery(Optional<String> stack) {}

  /**
   * The raw state, as the Engine API answers it.
   *
   * @param upToDate ids of the tasks that run their service's present spec, by the engine's own
   *     judgement
   * @param networks every network, configs and secrets with their ids (secrets have no data)
   */
  public record SwarmState(
      Instant readAt,
      String executor,
      List<ObjectNode> nodes,
      List<ObjectNode> services,
      List<ObjectNode> tasks,
      List<String> upToDate,
      List<ObjectNode> networks,
      List<ObjectNode> configs,
      List<ObjectNode> secrets) {}

  /** Asked of a manager's executor: what the registry says of these images. */
  public record ImageQuery(List<String> images) {
    /** More images than any file names. */
    private static final int MOST = 1_000;

    private static final int LONGEST_NAME = 512;

    /** Refuses a question that no stack file leads to. */
    public ImageQuery {
      images = images == null ? List.of() : List.copyOf(images);
      if (images.size() > MOST || images.stream().anyMatch(i -> i.length() > LONGEST_NAME)) {
        throw new IllegalArgumentException(
            "a question about images names at most %,d, each in at most %d characters"
                .formatted(MOST, LONGEST_NAME));
      }
    }
  }

  /** Asked of a manager's executor: the salt of this swarm's secret digests. */
  public record SaltQuery() {}

  /** The same for the life of the swarm. */
  public record SaltAnswer(String salt) {}

  /** One answer per image, in the order of the question. */
  public record ImageAnswer(List<ImageFound> images) {}

  /**
   * Digest and platforms ({@code os/architecture}), or why there is none.
   *
   * @param access how the registry was asked; absent where none was
   */
  public record ImageFound(
      String image,
      Optional<String> digest,
      List<Platform> platforms,
      Optional<String> error,
      Optional<Access> access) {}

  /**
   * How a registry was asked.
   *
   * @param registry its host and port, {@code docker.io} for Docker Hub
   * @param refused whether it wants to know who asks, or shows the image to somebody else
   * @param login the credentials that it was asked with; absent when there were none
   */
  public record Access(String registry, boolean refused, Optional<KnownLogin> login) {}

  /**
   * Credentials, told without showing them.
   *
   * @param user whose they are; absent for a token
   * @param digest salted: two are the same credentials if they have the same
   * @param ends when they end, if they say so
   */
  public record KnownLogin(Optional<String> user, String digest, Optional<Instant> ends) {}

  /** As in a manifest list. */
  public record Platform(String os, String architecture) {}

  /** Asked of the planner: what this deploy would do. Answered by a {@link Plan}. */
  public record PlanQuery(Request.Deploy deploy) {}

  /** Asked of the planner: running operations and services, of one stack or operation, or all. */
  public record StatusQuery(Optional<String> about) {}

  /**
   * What runs, and what it waits for.
   *
   * @param unreadable in sentences: what is kept and cannot be read, so that it is not shown
   */
  public record StatusAnswer(
      List<OperationStatus> operations, List<ServiceStatus> services, List<String> unreadable) {
    /** An older planner does not tell. */
    public StatusAnswer {
      unreadable = unreadable == null ? List.of() : List.copyOf(unreadable);
    }

    /** Everything could be read. */
    public StatusAnswer(List<OperationStatus> operations, List<ServiceStatus> services) {
      this(operations, services, List.of());
    }
  }

  /**
   * One operation.
   *
   * @param parent the operation that asked for it, if another one did
   */
  public record OperationStatus(
      OperationId id,
      Event.Kind kind,
      String target,
      String state,
      String waitingFor,
      Asked asked,
      Instant startedAt,
      Instant deadline,
      Optional<OperationId> parent) {
    /** Fills what an older planner leaves out. */
    public OperationStatus {
      parent = parent == null ? Optional.empty() : parent;
    }

    /** One that no other operation asked for. */
    public OperationStatus(
        OperationId id,
        Event.Kind kind,
        String target,
        String state,
        String waitingFor,
        Asked asked,
        Instant startedAt,
        Instant deadline) {
      this(id, kind, target, state, waitingFor, asked, startedAt, deadline, Optional.empty());
    }
  }

  /**
   * One service: tasks wanted, running and healthy.
   *
   * @param state {@code removed} for one that the record has and the swarm has not
   * @param drift what somebody changed behind our back since the newest revision
   * @param steadiness how steadily it runs, as the watcher beside the leader said last; the planner
   *     leaves it out, whoever asks adds it ({@link Stabilities})
   */
  public record ServiceStatus(
      String service,
      int wanted,
      int running,
      int healthy,
      String image,
      String state,
      Optional<Plan.Drift> drift,
      Optional<Steadiness> steadiness) {
    /** The same, with what a watcher said of it. */
    public ServiceStatus with(Steadiness said) {
      return new ServiceStatus(
          service, wanted, running, healthy, image, state, drift, Optional.of(said));
    }
  }

  /**
   * How steadily a service runs, and by what that is judged.
   *
   * @param seenAt when the watcher saw it become so
   */
  public record Steadiness(
      Observation.Stability stability,
      Instant since,
      String reason,
      List<Event.Evidence> evidence,
      Instant seenAt) {
    public static Steadiness of(Observation.StabilityObserved said) {
      return new Steadiness(
          said.stability(), said.since(), said.reason(), said.evidence(), said.seenAt());
    }
  }

  /** Asked of the planner: the revisions of a stack. */
  public record HistoryQuery(String stack) {}

  /** Newest first. */
  public record HistoryAnswer(List<Revision> revisions) {}

  /** Asked of the planner: the nodes of the swarm. */
  public record NodesQuery() {}

  /** All nodes. */
  public record NodesAnswer(List<NodeStatus> nodes) {}

  /** One node; when its executor and watcher were last heard of. */
  public record NodeStatus(
      String nodeId,
      String host,
      String role,
      boolean leader,
      String state,
      String availability,
      int tasks,
      Optional<Instant> executorSeen,
      Optional<Instant> watcherSeen) {}

  /** Asked of the planner: who the people are. */
  public record PeopleQuery() {}

  /** By name. */
  public record PeopleAnswer(List<Person> people) {}

  /** Asked of the planner: to whom secrets can be sealed. */
  public record ExecutorsQuery() {}

  /** The executors that live. */
  public record ExecutorsAnswer(List<ExecutorKey> executors) {}

  /** What secrets for one node's executor are sealed to. */
  public record ExecutorKey(String host, boolean manager, SealingKey key) {}

  /**
   * The public half of a key that one executor's process alone has.
   *
   * @param publicKey X25519, as HPKE serialises it, in Base64
   * @param signedBy the executor's nkey, {@code signature} its word for this key
   */
  public record SealingKey(
      String nodeId,
      String publicKey,
      Instant signedAt,
      Optional<PublicKey> signedBy,
      Optional<String> signature) {}
}
