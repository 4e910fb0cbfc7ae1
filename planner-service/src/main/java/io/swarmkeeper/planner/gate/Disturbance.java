package io.swarmkeeper.planner.gate;

import io.swarmkeeper.contract.Claim;
import io.swarmkeeper.planner.step.Step;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an operation does to tasks, whatever kind of operation it is.
 *
 * @param inHand what it has begun and not finished
 * @param wanted what it wants to begin now
 */
public record Disturbance(List<Part> inHand, Part wanted) {
  public Disturbance {
    inHand = List.copyOf(inHand);
  }

  /**
   * Of one service, or of something that services use.
   *
   * @param name its full name
   * @param claim what no other operation may have in hand meanwhile
   * @param tasks ids of those that may be away because of it
   */
  public record Part(String name, Optional<Claim> claim, Set<String> tasks) {
    public Part {
      tasks = Set.copyOf(tasks);
    }
  }

  /** That of an operation with these steps, which wants to begin one of them. */
  public static Disturbance of(List<Step> steps, Step wanted, ClusterView cluster) {
    var inHand =
        steps.stream().filter(s -> s.state().inFlight()).map(s -> part(s, cluster)).toList();
    return new Disturbance(inHand, part(wanted, cluster));
  }

  /** A step about a service may take every task of it. */
  private static Part part(Step step, ClusterView cluster) {
    var claim = step.work().claim();
    var tasks =
        claim.flatMap(_ -> cluster.service(step.name())).stream()
            .flatMap(service -> service.runnable().stream())
            .map(TaskView::id)
            .collect(Collectors.toSet());
    return new Part(step.name(), claim, tasks);
  }
}
