package io.swarmkeeper.planner.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.swarm.view.ServiceView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A service of the simulated swarm, with Swarm's updater: start-first, one slot after another,
 * paused by a failure, its version moving whenever its state does.
 */
final class SimService {
  static final int REPLICAS = 2;
  private static final Duration MONITOR = Duration.ofSeconds(2);
  private static final Duration RESTART_DELAY = Duration.ofSeconds(3);

  final String name;
  private final Random random;
  private final List<SimTask> tasks = new ArrayList<>();
  private ObjectNode spec;
  private String image;
  private long version;
  private int tasksEver;
  private Optional<String> updateState = Optional.empty();
  private boolean updating;
  private Instant quietSince;
  private Instant restartAfter = Instant.EPOCH;
  private boolean foreign;
  private boolean dead;
  private boolean down;

  SimService(String name, ObjectNode spec, Random random, Instant now) {
    this.name = name;
    this.spec = spec;
    this.image = image(spec);
    this.random = random;
    this.version = 100L + random.nextInt(100);
    this.quietSince = now;
  }

  /** A new spec, as the engine takes it: the updater starts again. */
  void write(ObjectNode next, Instant now) {
    if (foreign) {
      throw new AssertionError(name + " was changed by somebody else, and is overwritten: " + next);
    }
    spec = next;
    image = image(next);
    version++;
    updateState = Optional.empty();
    updating = tasks.stream().anyMatch(t -> t.runnable() && !t.image.equals(image));
    quietSince = now;
  }

  /** Somebody else deploys over it. */
  void overwrite(ObjectNode next, Instant now) {
    write(next, now);
    foreign = true;
  }

  boolean foreign() {
    return foreign;
  }

  /** Nothing happens on the second node any more, and nobody knows yet. */
  void nodeDies() {
    dead = true;
  }

  /** Swarm has noticed: what it has there is not wanted there any more. */
  void nodeIsDown(Instant now) {
    down = true;
    tasks.stream().filter(SimService::isLost).forEach(t -> t.stop(now));
  }

  private static boolean isLost(SimTask task) {
    return task.node.equals(SimSwarm.SECOND) && !task.image.startsWith("nowhere");
  }

  /** A second passes, with this chance for a good task to fail when it starts. */
  void tick(Instant now, double flaws) {
    for (var task : tasks) {
      if (!(dead && isLost(task)) && task.tick(now, random.nextDouble() < flaws)) {
        restartAfter = now.plus(RESTART_DELAY);
        // The updater counts only tasks that it has made itself.
        if (updating && task.image.equals(image)) {
          updateState = Optional.of("paused");
          updating = false;
          version++;
        }
      }
    }
    tasks.removeIf(t -> t.ended() && tasks.size() > 12);
    if (updating && updateState.isEmpty()) {
      updateState = Optional.of("updating");
      version++;
    }
    IntStream.rangeClosed(1, REPLICAS).forEach(slot -> mend(slot, now));
    update(now);
  }

  /** One clean running task is enough for a slot, none is too few. */
  private void mend(int slot, Instant now) {
    var here = tasks.stream().filter(t -> t.slot == slot && t.runnable()).toList();
    if (here.stream().anyMatch(t -> t.image.equals(image) && t.running())) {
      here.stream().filter(t -> !t.image.equals(image)).forEach(t -> t.stop(now));
    } else if (here.isEmpty() && !now.isBefore(restartAfter)) {
      start(slot, now);
    }
  }

  private void update(Instant now) {
    if (!updating) {
      return;
    }
    var fresh = tasks.stream().filter(t -> t.runnable() && t.image.equals(image)).toList();
    if (!fresh.stream().allMatch(SimTask::running)) {
      quietSince = now;
      return;
    }
    var dirty =
        IntStream.rangeClosed(1, REPLICAS)
            .filter(slot -> fresh.stream().noneMatch(t -> t.slot == slot))
            .findFirst();
    if (dirty.isPresent()) {
      start(dirty.getAsInt(), now);
      quietSince = now;
    } else if (!now.isBefore(quietSince.plus(MONITOR))) {
      updateState = Optional.of("completed");
      updating = false;
      version++;
    }
  }

  private void start(int slot, Instant now) {
    var id = name + "." + slot + "." + ++tasksEver;
    var node = down || slot % 2 == 0 ? "node-0" : SimSwarm.SECOND;
    tasks.add(
        new SimTask(
            id,
            new SimTask.Place(slot, node),
            image,
            now,
            Duration.ofSeconds(1 + random.nextInt(3))));
  }

  ObjectNode spec() {
    return spec;
  }

  long version() {
    return version;
  }

  Optional<String> step() {
    return Optional.ofNullable(spec.path("Labels").get(StepId.LABEL)).map(l -> l.textValue());
  }

  /** The config that it uses. */
  Optional<String> config() {
    return config(spec);
  }

  static Optional<String> config(ObjectNode spec) {
    return Optional.ofNullable(
        spec.at("/TaskTemplate/ContainerSpec/Configs/0/ConfigName").textValue());
  }

  private static String image(ObjectNode spec) {
    return spec.at("/TaskTemplate/ContainerSpec/Image").textValue();
  }

  /** All tasks run the spec, and no other one is left. */
  boolean well() {
    var alive = tasks.stream().filter(t -> !t.ended() && !(down && isLost(t))).toList();
    return alive.size() == REPLICAS
        && alive.stream().allMatch(t -> t.running() && t.image.equals(image));
  }

  ServiceView view(Instant now) {
    return new ServiceView(
        "id-" + name,
        name,
        Optional.of("shop"),
        step(),
        version,
        spec,
        false,
        Set.of(),
        REPLICAS,
        updateState,
        updateState,
        tasks.stream().map(t -> t.view(image, now)).toList());
  }
}
