package io.swarmkeeper.planner.pull;

import io.swarmkeeper.planner.pull.Pull.State.Issued;
import java.util.List;

/**
 * So many images are pulled at once and not more: registries and disks serve tasks too.
 *
 * @param perSwarm at once in all
 * @param perNode at once on one node
 */
public record PullLimit(int perSwarm, int perNode) {
  /** Eight in all, two on a node. */
  public static final PullLimit USUAL = new PullLimit(8, 2);

  /** Whether one more may begin on this node. */
  boolean allows(List<Pull> pulls, String nodeId) {
    var running = pulls.stream().filter(p -> p.state() instanceof Issued).toList();
    return running.size() < perSwarm
        && running.stream().filter(p -> p.nodeId().equals(nodeId)).count() < perNode;
  }
}
