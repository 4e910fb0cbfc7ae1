package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Plan.Forecast;
import io.swarmkeeper.contract.Plan.ServicePlan;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;

/** What a plan said will happen to services and tasks, to be held against what does. */
public record Promise(String planId, Optional<Forecast> forecast, List<OfService> services) {
  public Promise {
    services = List.copyOf(services);
  }

  /**
   * Of one service.
   *
   * @param tasks how many there are to be
   * @param standing the tasks that ran when the plan was made, {@code replaced} those of them that
   *     it replaces
   * @param digest of the spec as it was
   */
  public record OfService(
      String service,
      Action action,
      int tasks,
      List<String> standing,
      List<String> replaced,
      String digest) {
    public OfService {
      standing = List.copyOf(standing);
      replaced = List.copyOf(replaced);
    }

    /** How many tasks may stop without being replaced. */
    int fewer() {
      return action == Action.REMOVE ? standing.size() : Math.max(0, standing.size() - tasks);
    }
  }

  /** What this plan promises, on the swarm that it was made for. */
  public static Promise of(Plan plan, ClusterView cluster) {
    return new Promise(
        plan.id(),
        plan.forecast(),
        plan.services().stream().map(s -> of(s, cluster.service(s.service()))).toList());
  }

  private static OfService of(ServicePlan plan, Optional<ServiceView> live) {
    return new OfService(
        plan.service(),
        plan.action(),
        plan.tasks(),
        live.stream().flatMap(s -> s.runnable().stream()).map(TaskView::id).toList(),
        plan.replacement().stream().flatMap(r -> r.tasks().stream()).map(t -> t.id()).toList(),
        live.map(s -> SpecDigest.ofService(s.spec())).orElse(""));
  }

  /** How many tasks of a service the plan replaces. */
  public int replaced(String service) {
    return services.stream()
        .filter(s -> s.service().equals(service))
        .mapToInt(s -> s.replaced().size())
        .sum();
  }
}
