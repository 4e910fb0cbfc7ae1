package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.contract.Heartbeat.ContainerStatus;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.WatchedNode;
import io.swarmkeeper.watcher.judge.drift.DriftLook;
import io.swarmkeeper.watcher.judge.drift.OwnCommand;
import io.swarmkeeper.watcher.judge.leader.LeaderJudge;
import io.swarmkeeper.watcher.judge.leader.LeaderKnown;
import io.swarmkeeper.watcher.judge.leader.LeaderLook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches the swarm for as long as this node leads it, and goes on where the leader before it
 * stopped. Used by one thread; what it knows is for everybody.
 */
public final class SwarmWatch {
  /** Under which key it is kept what was said about the swarm. */
  public static final String KEY = "swarm";

  /** Configs and secrets hardly ever change, and an event tells when they do. */
  private static final Duration OBJECTS_EVERY = Duration.ofSeconds(30);

  private final NodeEngine engine;
  private final Supplier<Optional<SwarmMembership>> membership;
  private final Sources sources;
  private final Consumer<News> desk;
  private final InstantSource clock;
  private final AtomicReference<Optional<LeaderKnown>> leading =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private Instant objectsAt = Instant.MIN;
  private Instant lookedAt = Instant.MIN;

  /** What is not to be had from the engine. */
  public record Sources(
      PublishedState<LeaderKnown> published, ContainerReports reports, OwnCommands commands) {}

  /** What the watchers of all nodes say of their containers. */
  @FunctionalInterface
  public interface ContainerReports {
    /** By task id, of those watchers that were heard shortly before this time. */
    Map<String, ContainerStatus> containers(Instant now);
  }

  /** The commands of ours that explain changes without a label. */
  @FunctionalInterface
  public interface OwnCommands {
    /** All since this time, the newest of them included. */
    List<OwnCommand> since(Instant time) throws BusUnavailable, InterruptedException;
  }

  /** Tells its news to the desk, in order. */
  public SwarmWatch(
      NodeEngine engine,
      Supplier<Optional<SwarmMembership>> membership,
      Sources sources,
      Consumer<News> desk,
      InstantSource clock) {
    this.engine = engine;
    this.membership = membership;
    this.sources = sources;
    this.desk = desk;
    this.clock = clock;
  }

  /** Whether this node led the swarm when last asked. */
  public boolean isLeader() {
    return leading.get().isPresent();
  }

  /** What was said, as long as this node leads. */
  public Optional<LeaderKnown> known() {
    return leading.get();
  }

  /** Why the last look at the swarm failed. */
  public Optional<String> trouble() {
    return trouble.get();
  }

  /** The next look lists configs and secrets too. */
  void objectsChanged() {
    objectsAt = Instant.MIN;
  }

  /** Looks once; says whether there was news, or may be at once. */
  boolean look() throws InterruptedException {
    try {
      var news = lookIfLeader();
      trouble.set(Optional.empty());
      return news;
    } catch (EngineTrouble | BusUnavailable e) {
      leading.set(Optional.empty());
      trouble.set(Optional.of(e.getMessage()));
      return false;
    }
  }

  private boolean lookIfLeader() throws EngineTrouble, BusUnavailable, InterruptedException {
    var node = membership.get().filter(SwarmMembership::manager).map(SwarmMembership::node);
    var before = leading.get();
    // A leader learns from the lists that it is none any more.
    if (node.isEmpty() || (before.isEmpty() && !engine.leads(node.get()))) {
      return notLeading();
    }
    var known = before.isPresent() ? before.get() : sources.published().of(KEY);
    var seen = seen(node.get(), known);
    if (seen.isEmpty()) {
      return notLeading();
    }
    var judgement = LeaderJudge.decide(known, seen.get());
    judgement.news().forEach(desk);
    leading.set(Optional.of(judgement.known()));
    return !judgement.news().isEmpty() || judgement.known().things().suspectSince().isPresent();
  }

  private boolean notLeading() {
    leading.set(Optional.empty());
    return false;
  }

  private Optional<LeaderLook> seen(WatchedNode node, LeaderKnown known)
      throws EngineTrouble, InterruptedException {
    var now = clock.instant();
    var objects = objectsAt.isBefore(now.minus(OBJECTS_EVERY));
    var sight = engine.swarm(node, sources.reports().containers(now), objects);
    if (!sight.leads()) {
      return Optional.empty();
    }
    objectsAt = objects ? now : objectsAt;
    var things = new DriftLook(node.nodeId(), now, sight.things(), sight.kinds(), commands(known));
    var before = leading.get().isPresent() ? Optional.of(lookedAt) : Optional.<Instant>empty();
    lookedAt = now;
    return Optional.of(
        new LeaderLook(node.nodeId(), now, before, sight.facts(), sight.services(), things));
  }

  /** Read only when there is something to explain; a journal that is away explains nothing yet. */
  private Optional<List<OwnCommand>> commands(LeaderKnown known) throws InterruptedException {
    var suspect = known.things().suspectSince();
    if (suspect.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(sources.commands().since(OwnCommand.knownFrom(suspect.get())));
    } catch (BusUnavailable e) {
      trouble.set(Optional.of(e.getMessage()));
      return Optional.empty();
    }
  }
}
