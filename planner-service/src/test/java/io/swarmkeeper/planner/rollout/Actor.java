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
import java.util.Set;

/** One live service on the stage, moved by hand from one situation to the next. */
public final class Actor {
  final String name;
  private final int wanted;
  private final List<TaskView> tasks = new ArrayList<>();
  ObjectNode spec;
  private long version = 10;
  private int tasksEver;
  private Optional<String> step = Optional.empty();
  private Optional<String> updateState = Optional.empty();
  private Optional<String> updateMessage = Optional.empty();

  /** A service of so many tasks, of which there are none yet. */
  public Actor(String name, int wanted) {
    this.name = name;
    this.wanted = wanted;
    this.spec = spec(name, "old", wanted);
  }

  private static ObjectNode spec(String name, String image, int replicas) {
    return (ObjectNode)
        Recorded.json(
            "{\"Name\":\""
                + name
                + "\",\"Mode\":{\"Replicated\":{\"Replicas\":"
                + replicas
                + "}},\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\""
                + image
                + "\",\"Privileges\":{}}}}");
  }

  String digest() {
    return SpecDigest.ofService(spec);
  }

  /** An executor wrote it: the tasks there are are now old, and nothing new runs yet. */
  public void written(String by) {
    step = Optional.of(by);
    spec = spec(name, by.contains("/return/") ? "old" : "new", wanted);
    version++;
    updateState = Optional.of("updating");
    tasks.replaceAll(t -> old(task(t.id(), t.slot(), "running", t.container())));
  }

  /** Somebody else wrote it, as {@code docker stack deploy} does: our label is gone. */
  public void overwritten() {
    step = Optional.empty();
    spec = spec(name, "foreign", wanted);
    version++;
  }

  /** Whoever changes it by hand keeps the label of our step, which then proves nothing. */
  public void labelKeptByAnother() {
    step = Optional.empty();
  }

  /** Another manager answers, of a newer engine: it writes fields that nobody has set. */
  public void answeredByNewerEngine() {
    spec.withObject("/TaskTemplate/ContainerSpec/Privileges").put("NoNewPrivileges", false);
  }

  public void scaled(int replicas) {
    spec.withObject("/Mode/Replicated").put("Replicas", replicas);
    version++;
  }

  /** Swarm's updater did some book-keeping. */
  public void bumped() {
    version++;
  }

  public void allTasks(String state, Health health) {
    tasks.clear();
    for (int slot = 1; slot <= wantedNow(); slot++) {
      var id = name + "-task-" + ++tasksEver;
      tasks.add(task(id, Optional.of(slot), state, container(id, health, "")));
    }
  }

  /** Healthy on the spec that was written last, and Swarm has nothing more to do. */
  public void healthy() {
    allTasks("running", Health.HEALTHY);
    updateState = Optional.of("completed");
  }

  public void stillWatchedBySwarm() {
    updateState = Optional.of("updating");
  }

  public void oldTaskStopping() {
    var id = name + "-task-" + ++tasksEver;
    tasks.add(
        stopping(old(task(id, Optional.of(1), "running", container(id, Health.HEALTHY, "")))));
  }

  /** A task of the new spec failed at this time; its container's last words, if they are known. */
  public void taskFailed(String error, Optional<String> words, Instant at) {
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

  public void taskWithoutNode(String error, Instant since) {
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

  public void pausedBySwarm() {
    updateState = Optional.of("paused");
    updateMessage = Optional.of("update paused due to failure");
  }

  public ServiceView view() {
    return new ServiceView(
        "id-" + name,
        name,
        Optional.of("shop"),
        step,
        version,
        spec.deepCopy(),
        false,
        Set.of(),
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

  /** One that is meant to run the spec of now. */
  private static TaskView task(
      String id, Optional<Integer> slot, String state, Optional<ContainerStatus> container) {
    return new TaskView(
        id,
        slot,
        Optional.of("node-a"),
        state,
        "running",
        true,
        "new",
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        container);
  }

  private static TaskView old(TaskView t) {
    return changed(t, t.desiredState(), false);
  }

  private static TaskView stopping(TaskView t) {
    return changed(t, "shutdown", t.upToDate());
  }

  private static TaskView changed(TaskView t, String desired, boolean upToDate) {
    return new TaskView(
        t.id(),
        t.slot(),
        t.nodeId(),
        t.state(),
        desired,
        upToDate,
        upToDate ? "new" : "old",
        t.error(),
        t.exitCode(),
        t.at(),
        t.container());
  }
}
