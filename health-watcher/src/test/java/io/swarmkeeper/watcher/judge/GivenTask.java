package io.swarmkeeper.watcher.judge;

import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Instant;
import java.util.Optional;

/** A task that is wanted, in slot 1 on node n1; a test says what is otherwise. */
public final class GivenTask {
  private final String id;
  private final String state;
  private final Instant at;
  private Instant createdAt;
  private int slot = 1;
  private Optional<String> node = Optional.of("n1");
  private boolean wanted = true;
  private int spec = 1;
  private Optional<String> error = Optional.empty();
  private Optional<Integer> exitCode = Optional.empty();
  private Optional<ContainerStatus> container = Optional.empty();

  /** In this state since then, and made then. */
  public GivenTask(String id, String state, Instant at) {
    this.id = id;
    this.state = state;
    this.at = at;
    this.createdAt = at;
  }

  public GivenTask createdAt(Instant time) {
    createdAt = time;
    return this;
  }

  public GivenTask in(int itsSlot, Optional<String> itsNode) {
    slot = itsSlot;
    node = itsNode;
    return this;
  }

  public GivenTask wanted(boolean isSo) {
    wanted = isSo;
    return this;
  }

  public GivenTask spec(int its) {
    spec = its;
    return this;
  }

  public GivenTask ended(String why, int code) {
    error = Optional.of(why);
    exitCode = Optional.of(code);
    return this;
  }

  public GivenTask error(String why) {
    error = Optional.of(why);
    return this;
  }

  public GivenTask container(Optional<ContainerStatus> its) {
    container = its;
    return this;
  }

  public WatchedTask task() {
    var view =
        new TaskView(
            id,
            Optional.of(slot),
            node,
            state,
            wanted ? "running" : "shutdown",
            true,
            "web:v1",
            error,
            exitCode,
            at,
            container);
    return new WatchedTask(view, spec, createdAt);
  }
}
