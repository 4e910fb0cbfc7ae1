package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * "I am alive", every two seconds on plain NATS ({@code
 * keeperq.<swarm>.heartbeat.<part>.<nodeId>}), not in the journal: it is worth something only now.
 * A watcher's heartbeat carries all that it knows of its node's Swarm containers, so that whoever
 * missed a message is right again two seconds later.
 *
 * @param manager whether the node is a manager, {@code leader} whether it is the leader
 * @param sealing what secrets for this executor are sealed to
 */
public record Heartbeat(
    Part part,
    String nodeId,
    String host,
    boolean manager,
    boolean leader,
    Instant at,
    List<ContainerStatus> containers,
    Optional<Query.SealingKey> sealing) {
  /** Fills what a watcher leaves out. */
  public Heartbeat {
    sealing = sealing == null ? Optional.empty() : sealing;
  }

  /** Of one to whom nothing is sealed. */
  public Heartbeat(
      Part part,
      String nodeId,
      String host,
      boolean manager,
      boolean leader,
      Instant at,
      List<ContainerStatus> containers) {
    this(part, nodeId, host, manager, leader, at, containers, Optional.empty());
  }

  /** Which of our processes. */
  public enum Part {
    @JsonProperty("executor")
    EXECUTOR,
    @JsonProperty("watcher")
    WATCHER
  }

  /**
   * A Swarm container on this node, running or lately exited, with the end of its last probe's
   * output.
   *
   * @param outOfMemory whether the kernel killed a process of it for its memory
   */
  public record ContainerStatus(
      String containerId,
      String taskId,
      String service,
      Observation.Health health,
      Optional<Integer> exitCode,
      Optional<String> output,
      Instant since,
      boolean outOfMemory) {}
}
