package io.swarmkeeper.planner.rollout;

import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Event.Departure;
import io.swarmkeeper.contract.Plan.Action;
import io.swarmkeeper.contract.Verdict;
import io.swarmkeeper.planner.rollout.Promise.OfService;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.ClusterView;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides, when a rollout has ended, whether it did what its plan said: the services that it named
 * and no others, the tasks that it named and no others.
 */
public final class Review {
  private final Promise promise;
  private final ClusterView cluster;
  private final List<Departure> departures = new ArrayList<>();

  private Review(Promise promise, ClusterView cluster) {
    this.promise = promise;
    this.cluster = cluster;
  }

  /** The event that says so. */
  public static Event of(
      String stack, Promise promise, Verdict verdict, Duration took, ClusterView cluster) {
    var review = new Review(promise, cluster);
    var succeeded = verdict == Verdict.SUCCEEDED;
    if (!succeeded) {
      review.departs("", "it succeeds", "it ended: " + verdict.words(), List.of());
    }
    promise.services().stream()
        .filter(s -> succeeded || s.action() == Action.NONE)
        .forEach(review::service);
    return review.departures.isEmpty()
        ? new Event.PlanKept(stack, promise.planId(), review.gone(), took, promise.forecast())
        : new Event.PlanDeparted(
            stack, promise.planId(), review.departures, took, promise.forecast());
  }

  private void service(OfService planned) {
    var live = cluster.service(planned.service());
    if (live.isEmpty()) {
      if (planned.action() != Action.REMOVE) {
        departs(planned.service(), words(planned.action()), "it is gone", List.of());
      }
      return;
    }
    var running = running(live.get());
    if (planned.action() == Action.NONE
        && !SpecDigest.ofService(live.get().spec()).equals(planned.digest())) {
      departs(planned.service(), "it is not touched", "somebody else has changed it", List.of());
    }
    unplanned(planned, running);
    kept(planned, running);
  }

  private void unplanned(OfService planned, Set<String> running) {
    var others =
        planned.standing().stream()
            .filter(t -> !running.contains(t) && !planned.replaced().contains(t))
            .toList();
    if (others.size() > planned.fewer()) {
      departs(
          planned.service(),
          planned.replaced().isEmpty()
              ? "no task is replaced"
              : planned.replaced().size() + " tasks are replaced",
          others.size() + " others were replaced too",
          others);
    }
  }

  private void kept(OfService planned, Set<String> running) {
    var kept = planned.replaced().stream().filter(running::contains).toList();
    if (!kept.isEmpty()) {
      departs(
          planned.service(),
          planned.replaced().size() + " tasks are replaced",
          kept.size() + " of them still run",
          kept);
    }
  }

  private int gone() {
    return promise.services().stream().mapToInt(s -> s.replaced().size()).sum();
  }

  private void departs(String service, String planned, String happened, List<String> tasks) {
    departures.add(new Departure(service, planned, happened, tasks));
  }

  private static Set<String> running(ServiceView service) {
    return service.runnable().stream().map(TaskView::id).collect(Collectors.toSet());
  }

  private static String words(Action action) {
    return switch (action) {
      case NONE -> "it is not touched";
      case CREATE -> "it is created";
      case UPDATE -> "it is updated";
      case REMOVE -> "it is removed";
    };
  }
}
