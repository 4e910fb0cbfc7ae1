package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Plan.Drift;
import io.swarmkeeper.contract.Query.ServiceStatus;
import io.swarmkeeper.planner.plan.Drifting;
import io.swarmkeeper.swarm.settings.ServiceSpec;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceLevel;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.util.List;
import java.util.Optional;

/** Decides in which state a service is shown. */
final class ServiceStatusMaking {
  private ServiceStatusMaking() {}

  /** Of a service that is there. */
  static ServiceStatus of(ServiceView service, ClusterView cluster, Optional<Drift> drift) {
    var level = ServiceLevel.of(service, cluster);
    var fit = service.tasks().stream().filter(TaskView::fit).count();
    var healthy = Math.max(level.well(), (int) fit);
    var running =
        service.tasks().stream().filter(t -> t.shouldRun() && t.state().equals("running")).count();
    var state =
        service.unsettled().orElse(healthy >= level.expected() ? "well" : "below its level");
    return new ServiceStatus(
        service.name(),
        service.wanted(),
        (int) running,
        healthy,
        service.settings().image(),
        state,
        drift,
        Optional.empty());
  }

  /** Of one that somebody has removed: it is as far below its level as it can be. */
  static ServiceStatus of(Drifting.Removed removed) {
    var spec = new ServiceSpec(removed.spec());
    return new ServiceStatus(
        removed.service(),
        spec.mode().tasks(),
        0,
        0,
        spec.image(),
        "removed",
        Optional.of(new Drift(removed.revision(), List.of())),
        Optional.empty());
  }
}
