package io.swarmkeeper.planner.rollout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.contract.Observation.Health;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.spec.SpecDigest;
import io.swarmkeeper.swarm.view.ServiceView;
import io.swarmkeeper.swarm.view.TaskView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One live service on the stage, moved by hand from one situation to the next. */
final class Actor {
  final String name;
  private final int wanted;
  private final List<TaskView> tasks = new ArrayList<>();
  private ObjectNode spec;
  private long version = 10;
  private int tasksEver;
  private Optional<String> step = Optional.empty();
  private Optional<String> updateState = Optional.empty();
  private Optional<String> updateMessage = Optional.empty();

  Actor(String name, int wanted) {
    this.name = name;
    this.wanted = wanted;
    this.spec = spec(name, "old");
  }

  static ObjectNode spec(String name, String image) {
    return (ObjectNode)
        Recorded.json(
            "{\"Name\":\""
                + name
                + "\",\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\""
                + image
                + "\"}}}");
  }

  String digest() {
    return SpecDigest.of(spec);
  }

  /** An executor wrote it: the tasks there are are now old, and nothing new runs yet. */
  void written(String by) {
    step = Optional.of(by);
    spec = spec(name, by.contains("/return/") ? "old" : "new");
    version++;
    updateState = Optional.of("updating");
    tasks.replaceAll(t -> task(t.id(), t.slot(), "running", "running", false, t.container()));
  }

  /** Somebody else wrote it, as {@code docker stack deploy} does: our label is gone. */
  void overwritten() {
    step = Optional.empty();
    spec = spec(name, "foreign");
    version++;
  }

  void scaled(int replicas) {
    spec.putObject("Mode").putObject("Replicated").put("Replicas", replicas);
    version++;
  }

  /** Swarm's updater did some book-keeping. */
  void bumped() {
    version++;
  }

  void allTasks(String state, Health health) {
    tasks.clear();
    for (int slot = 1; slot <= wantedNow(); slot++) {
      var id = name + "-task-" + ++tasksEver;
      tasks.add(task(id, Optional.of(slot), state, "running", true, container(id, health, "")));
    }
  }

  /** Healthy on the spec that was written last, and Swarm has nothing more to do. */
  void healthy() {
    allTasks("running", Health.HEALTHY);
    updateState = Optional.of("completed");
  }

  void stillWatchedBySwarm() {
    updateState = Optional.of("updating");
  }

  void oldTaskStopping() {
    var id = name + "-task-" + ++tasksEver;
    tasks.add(
        task(id, Optional.of(1), "running", "shutdown", false, container(id, Health.HEALTHY, "")));
  }

  /** A task of the new spec failed at this time; its container's last words, if they are known. */
  void taskFailed(String error, Optional<String> words, Instant at) {
    var id = name + "-task-" + ++tasksEver;
    tasks.add(
        new TaskView(
            id,
            Optional.of(1),
            Optional.of("node-a"),
            "failed",
            "shutdown",
            true,
            "new",
            Optional.of(error),
            Optional.of(1),
            at,
            words.flatMap(w -> container(id, Health.EXITED, w))));
  }

  void taskWithoutNode(String error, Instant since) {
    tasks.add(
        new TaskView(
            name + "-task-" + ++tasksEver,
            Optional.of(1),
            Optional.empty(),
            "pending",
            "running",
            true,
            "new",
            Optional.of(error),
            Optional.empty(),
            since,
            Optional.empty()));
  }

  void pausedBySwarm() {
    updateState = Optional.of("paused");
    updateMessage = Optional.of("update paused due to failure");
  }

  ServiceView view() {
    return new ServiceView(
        "id-" + name,
        name,
        Optional.of("shop"),
        step,
        version,
        spec.deepCopy(),
        false,
        wantedNow(),
        updateState,
        updateMessage,
        tasks);
  }

  private int wantedNow() {
    return spec.at("/Mode/Replicated/Replicas").asInt(wanted);
  }

  private static Optional<ContainerStatus> container(String task, Health health, String words) {
    return Optional.of(
        new ContainerStatus(
            "c-" + task,
            task,
            "service",
            health,
            Optional.empty(),
            Optional.of(words).filter(w -> !w.isEmpty()),
            Instant.EPOCH,
            false));
  }

  private static TaskView task(
      String id,
      Optional<Integer> slot,
      String state,
      String desired,
      boolean upToDate,
      Optional<ContainerStatus> container) {
    return new TaskView(
        id,
        slot,
        Optional.of("node-a"),
        state,
        desired,
        upToDate,
        upToDate ? "new" : "old",
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        container);
  }
}
