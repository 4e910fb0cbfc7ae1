package io.swarmkeeper.cli.nats;

import io.swarmkeeper.bus.Bus;
import io.swarmkeeper.contract.Heartbeat;
import io.swarmkeeper.contract.Query.ExecutorKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.journal.Heartbeats;
import io.swarmkeeper.journal.Identity;
import io.swarmkeeper.journal.SealingBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The executors that live, with what secrets for each are sealed to: the planner tells of them
 * once, and from then on each tells of itself, so that one which starts anew is known at once.
 */
final class LivingExecutors {
  private static final Set<Role> EXECUTORS = Set.of(Role.EXECUTOR_MANAGER, Role.EXECUTOR_WORKER);
  private final Identity self;
  private final Map<String, ExecutorKey> newest = new LinkedHashMap<>();
  private final List<Consumer<ExecutorKey>> listeners = new ArrayList<>();

  /** Knows of none before it is told. */
  LivingExecutors(Identity self) {
    this.self = self;
  }

  /** Hears of executors from now on. */
  void listen(Bus bus) {
    new Heartbeats(bus, self.subjects())
        .listen(
            Heartbeat.Part.EXECUTOR,
            beat ->
                beat.sealing()
                    .filter(key -> key.nodeId().equals(beat.nodeId()))
                    .ifPresent(key -> heard(new ExecutorKey(beat.host(), beat.manager(), key))));
  }

  /** One of them lives; what is older than what is known of it is no news. */
  synchronized void heard(ExecutorKey executor) {
    var node = executor.key().nodeId();
    var known = Optional.ofNullable(newest.get(node));
    if (known.filter(k -> k.key().signedAt().isAfter(executor.key().signedAt())).isEmpty()) {
      newest.put(node, executor);
      notifyAll();
      listeners.forEach(listener -> listener.accept(executor));
    }
  }

  /** Tells of all that are known, and of each as often as it is heard of; must not take long. */
  synchronized void follow(Consumer<ExecutorKey> listener) {
    listeners.add(listener);
    newest.values().forEach(listener);
  }

  /** One on a manager to whom secrets may be sealed, as soon as there is one. */
  synchronized Optional<ExecutorKey> manager(Duration patience) throws InterruptedException {
    var end = System.nanoTime() + patience.toNanos();
    while (true) {
      var found =
          newest.values().stream().filter(ExecutorKey::manager).filter(this::vouched).findFirst();
      var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (found.isPresent() || left <= 0) {
        return found;
      }
      wait(left);
    }
  }

  /** Whether secrets may be sealed to it: where keys are known, if an executor has signed its. */
  boolean vouched(ExecutorKey executor) {
    return self.trust().keys().isEmpty()
        || SealingBox.signature(executor.key(), self.subjects())
            .filter(s -> self.trust().isOf(s.key(), EXECUTORS))
            .isPresent();
  }
}
