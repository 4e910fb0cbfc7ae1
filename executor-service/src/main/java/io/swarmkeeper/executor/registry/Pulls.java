package io.swarmkeeper.executor.registry;

import io.swarmkeeper.contract.Command.PullImage;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.StepId;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.executor.command.NodeIdentity;
import io.swarmkeeper.swarm.ImageName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pulls images beside the other commands of this node. What runs is in memory only: after a restart
 * the command comes again, and the engine goes on with the layers that it has.
 */
public final class Pulls implements AutoCloseable {
  private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(20);

  private final NodeIdentity node;
  private final Images images;
  private final Clock clock;
  private final ExecutorService pulling = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<StepId, Future<Outcome>> running = new HashMap<>();

  /** The node is named in the outcomes. */
  public Pulls(NodeIdentity node, Images images, Clock clock) {
    this.node = node;
    this.images = images;
    this.clock = clock;
  }

  /** What became of it; empty while it runs, or waits for credentials: ask again soon. */
  public synchronized Optional<Outcome> carryOut(PullImage command, Instant sent)
      throws InterruptedException {
    var pull = running.computeIfAbsent(command.step(), _ -> pulling.submit(() -> outcome(command)));
    var late = Duration.between(sent, clock.instant()).compareTo(command.within()) > 0;
    if (!pull.isDone() && !late) {
      return Optional.empty();
    }
    var _ = running.remove(command.step());
    if (!pull.isDone()) {
      pull.cancel(true);
      return Optional.of(
          failed(command, "not pulled within " + command.within().toSeconds() + " s"));
    }
    var outcome = result(pull);
    var young = Duration.between(sent, clock.instant()).compareTo(LOGIN_PATIENCE) <= 0;
    return young && lacksCredentials(outcome, command) ? Optional.empty() : Optional.of(outcome);
  }

  /** We may have been started anew, and the command line tells credentials every few seconds. */
  private boolean lacksCredentials(Outcome outcome, PullImage command) {
    return outcome instanceof Outcome.Failed failed
        && failed.reason().contains(RegistryTrouble.LOG_IN)
        && !images.knownAt(ImageName.of(command.image()));
  }

  private static Outcome result(Future<Outcome> pull) throws InterruptedException {
    try {
      return pull.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("pulling failed in a way that is not foreseen", e.getCause());
    }
  }

  private Outcome outcome(PullImage command) {
    var image = ImageName.of(command.image());
    try {
      if (images.has(image)) {
        return done(command, "has " + command.image() + " already", true);
      }
      images.pull(image);
      return done(command, "pulled " + command.image(), false);
    } catch (EngineRefused e) {
      return failed(command, RegistryTrouble.sentence(command.image(), e));
    } catch (EngineTrouble e) {
      return failed(command, e.getMessage());
    }
  }

  private Outcome done(PullImage command, String did, boolean repeated) {
    return new Outcome.Done(
        command.step().commandId(), node.nodeId(), node.host(), did, Optional.empty(), repeated);
  }

  private Outcome failed(PullImage command, String why) {
    return new Outcome.Failed(command.step().commandId(), node.nodeId(), node.host(), why);
  }

  @Override
  public void close() {
    pulling.shutdownNow();
  }
}
