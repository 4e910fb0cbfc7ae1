package io.swarmkeeper.swarm.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.LastWriter;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.spec.SpecDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One service with its tasks.
 *
 * @param step the step that wrote it last; empty when somebody else did
 * @param spec the raw spec
 * @param global runs once on every suitable node
 * @param takers of a global service, the ids of the nodes that can take a task of it now
 * @param wanted tasks that it should have now: its replicas, or for a global service one a taker
 * @param updateState Swarm's own update state, never to be trusted alone
 */
public record ServiceView(
    String id,
    String name,
    Optional<String> stack,
    Optional<String> step,
    long version,
    ObjectNode spec,
    boolean global,
    Set<String> takers,
    int wanted,
    Optional<String> updateState,
    Optional<String> updateMessage,
    List<TaskView> tasks) {
  private static final Set<String> UNSETTLED =
      Set.of("updating", "paused", "rollback_started", "rollback_paused");

  public ServiceView {
    takers = Set.copyOf(takers);
    tasks = List.copyOf(tasks);
  }

  public ServiceSpec settings() {
    return new ServiceSpec(spec);
  }

  public LastWriter lastWriter() {
    return new LastWriter(step);
  }

  /** Swarm's own word for its last update while that has not ended; it may never end. */
  public Optional<String> unsettled() {
    return updateState.filter(UNSETTLED::contains);
  }

  /**
   * A fingerprint of what its spec says beside how many replicas there are and how often it was
   * forced: whoever scales it has not made another service of it.
   */
  public String form() {
    return SpecDigest.unscaled(spec);
  }

  /** Tasks that should run, on nodes or still waiting for one. */
  public List<TaskView> runnable() {
    return tasks.stream().filter(TaskView::shouldRun).toList();
  }
}
