package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.watcher.judge.Post;
import io.swarmkeeper.watcher.judge.container.Listed;
import io.swarmkeeper.watcher.judge.container.Sighting.Inspected;
import io.swarmkeeper.watcher.judge.swarm.SwarmFact;
import java.util.List;
import java.util.Optional;

/** What a watcher asks its node's engine. */
public interface NodeEngine {
  /** Which node this is, and whether it is a manager. */
  Standing standing() throws EngineTrouble;

  /** All containers, ended ones too. */
  List<Listed> containers() throws EngineTrouble;

  /** One container; absent if it has been removed. */
  Optional<Inspected> inspect(String containerId) throws EngineTrouble;

  /** Whether this node leads the swarm; only a manager may be asked. */
  boolean leads(Post post) throws EngineTrouble;

  /** Every node, service and task; only a manager may be asked. */
  List<SwarmFact> swarm(Post post) throws EngineTrouble;
}
