package io.swarmkeeper.planner.sim;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A task of the simulated swarm: starts, then runs healthy or fails, as its image says. */
final class SimTask {
  private static final Duration WORDS_AFTER = Duration.ofSeconds(2);

  final String id;
  final int slot;
  final String image;
  final String node;
  private final Instant readyAt;
  private String state = "starting";
  private String desired = "running";
  private Optional<String> error = Optional.empty();
  private Instant at;

  /** Where a task is. */
  record Place(int slot, String node) {}

  SimTask(String id, Place place, String image, Instant now, Duration start) {
    this.id = id;
    this.slot = place.slot();
    this.image = image;
    this.node = place.node();
    this.at = now;
    this.readyAt = now.plus(start);
  }

  /** Time passes; answers whether it failed just now. */
  boolean tick(Instant now, boolean flaw) {
    if (desired.equals("shutdown") && !ended() && now.isAfter(at.plusSeconds(1))) {
      reach("shutdown", now);
      return false;
    }
    if (!state.equals("starting") || desired.equals("shutdown") || now.isBefore(readyAt)) {
      return false;
    }
    return switch (image.substring(0, image.indexOf('-'))) {
      case "hang" -> false;
      case "nowhere" -> {
        error = Optional.of("no suitable node (scheduling constraints not satisfied)");
        yield false;
      }
      case "crash" -> fails("failed", "task: non-zero exit (1)", now);
      case "sick" -> fails("failed", "task: unhealthy container", now);
      case "missing" -> fails("rejected", "No such image: " + image, now);
      default -> {
        if (flaw) {
          yield fails("failed", "task: non-zero exit (137)", now);
        }
        reach("running", now);
        yield false;
      }
    };
  }

  private boolean fails(String how, String why, Instant now) {
    error = Optional.of(why);
    desired = "shutdown";
    reach(how, now);
    return true;
  }

  private void reach(String next, Instant now) {
    state = next;
    at = now;
  }

  void stop(Instant now) {
    if (!desired.equals("shutdown")) {
      desired = "shutdown";
      at = now;
    }
  }

  boolean ended() {
    return switch (state) {
      case "shutdown", "failed", "rejected" -> true;
      default -> false;
    };
  }

  boolean runnable() {
    return desired.equals("running");
  }

  boolean running() {
    return state.equals("running") && runnable();
  }

  TaskView view(String present, Instant now) {
    return new TaskView(
        id,
        Optional.of(slot),
        image.startsWith("nowhere") ? Optional.empty() : Optional.of(node),
        state,
        desired,
        image.equals(present),
        image,
        error,
        Optional.empty(),
        at,
        container(now));
  }

  private Optional<ContainerStatus> container(Instant now) {
    var health =
        switch (state) {
          case "running" -> Optional.of(Health.HEALTHY);
          case "starting" -> Optional.of(Health.STARTING);
          case "failed" ->
              now.isAfter(at.plus(WORDS_AFTER))
                  ? Optional.of(Health.EXITED)
                  : Optional.<Health>empty();
          default -> Optional.<Health>empty();
        };
    return health.map(h ->
        new ContainerStatus("c", id, "s", h, Optional.empty(), Optional.of("words"), at, false));
  }
}
