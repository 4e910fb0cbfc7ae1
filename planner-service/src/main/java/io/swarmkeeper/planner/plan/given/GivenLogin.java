package io.swarmkeeper.planner.plan.given;

import io.swarmkeeper.contract.LoginLabels;
import io.swarmkeeper.contract.Query.Access;
import io.swarmkeeper.contract.Query.KnownLogin;
import io.swarmkeeper.swarm.EngineJson;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The credentials that Swarm was last given for a live service, as far as its labels say: the
 * engine itself never tells (docs/decisions/0033).
 */
public record GivenLogin(ServiceView live) {
  /** Whether the executors have credentials for its registry, and Swarm surely has others. */
  public boolean olderThan(Optional<Access> access) {
    var given = label(LoginLabels.DIGEST);
    return given.isPresent() && !given.equals(digest(access)) && digest(access).isPresent();
  }

  /** Whether the executors have credentials for its registry that Swarm may not have. */
  public boolean mayDifferFrom(Optional<Access> access) {
    return digest(access).isPresent() && !label(LoginLabels.DIGEST).equals(digest(access));
  }

  /**
   * The running tasks that have older credentials than their service, because it was given others
   * while they stayed. Swarm takes them for changed at the next change of placement.
   */
  public List<TaskView> olderTasks() {
    return besideTasks()
        .map(since -> live.runnable().stream().filter(t -> t.at().isBefore(since)).toList())
        .orElse(List.of());
  }

  /** When Swarm was given credentials while the tasks stayed. */
  public Optional<Instant> besideTasks() {
    try {
      return label(LoginLabels.BESIDE_TASKS).map(Instant::parse);
    } catch (DateTimeException _) {
      return Optional.empty(); // written by somebody else
    }
  }

  private Optional<String> label(String name) {
    return EngineJson.label(live.spec(), name);
  }

  private static Optional<String> digest(Optional<Access> access) {
    return access.filter(a -> !a.refused()).flatMap(Access::login).map(KnownLogin::digest);
  }
}
