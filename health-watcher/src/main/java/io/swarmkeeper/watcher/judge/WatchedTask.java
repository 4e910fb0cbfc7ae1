package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.mask.Mask;
import io.swarmkeeper.swarm.TaskState;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Instant;
import java.util.Optional;

/**
 * One task, as the stability and the level of its service are judged by it.
 *
 * @param view with the last word of its node's watcher about its container: none while that watcher
 *     is silent, or knows of none
 * @param spec tells whether two tasks were made from the same spec
 */
public record WatchedTask(TaskView view, int spec, Instant createdAt) {
  public String id() {
    return view.id();
  }

  public Optional<String> node() {
    return view.nodeId();
  }

  /** Its slot, or its node for a service that has one task on each. */
  public String place() {
    return view.slot()
        .map(slot -> "slot " + slot)
        .orElseGet(() -> "the task on " + view.nodeId().orElse("no node"));
  }

  public Instant at() {
    return view.at();
  }

  public boolean wanted() {
    return view.shouldRun();
  }

  /** Swarm itself says that it runs. */
  public boolean runs() {
    return view.is(TaskState.RUNNING);
  }

  /** It ended by itself, or never began. */
  public boolean failed() {
    return view.endedUnasked();
  }

  /** Since when it is up, judged leniently. */
  public Optional<Instant> upSince() {
    return view.upSince();
  }

  public Optional<ContainerStatus> container() {
    return view.container();
  }

  /** The engine's words, when there are any, without what looks like a secret. */
  public Optional<String> error() {
    return view.error().map(Mask::text);
  }

  /** It has no node yet. */
  public boolean waitsForNode() {
    return node().isEmpty() && (view.is(TaskState.PENDING) || view.is(TaskState.NEW));
  }
}
