package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.container.ContainerSighting.Inspected;
import io.swarmkeeper.watcher.judge.container.ListedContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a watcher asks its node's engine. */
public interface NodeEngine {
  /** Which node this is, and whether it is a manager. */
  SwarmMembership membership() throws EngineTrouble;

  /** All containers, ended ones too. */
  List<ListedContainer> containers() throws EngineTrouble;

  /** One container; absent if it has been removed. */
  Optional<Inspected> inspect(String containerId) throws EngineTrouble;

  /** Whether this node leads the swarm; only a manager may be asked. */
  boolean leads(WatchedNode node) throws EngineTrouble;

  /**
   * Everything of the swarm; only a manager may be asked.
   *
   * @param reports what the watchers say of containers, by task
   * @param objects whether configs and secrets are listed too
   */
  SwarmSight swarm(WatchedNode node, Map<String, ContainerStatus> reports, boolean objects)
      throws EngineTrouble;
}
