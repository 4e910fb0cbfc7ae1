package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.bus.BusUnavailable;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.EngineUnreachable;
import io.swarmkeeper.engine.events.EngineEvent;
import io.swarmkeeper.engine.events.Notice;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.judge.container.ContainerJudge;
import io.swarmkeeper.watcher.judge.container.ContainerSighting;
import io.swarmkeeper.watcher.judge.container.HeartbeatContainers;
import io.swarmkeeper.watcher.judge.container.InspectionPlan;
import io.swarmkeeper.watcher.judge.container.KnownContainers;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Watches this node's containers: inspects at once what an event names, and looks at all of them
 * again and again. Used by one thread; {@link #sight()} is for everybody.
 */
public final class ContainerWatch {
  /** In looks: where the node stands hardly ever changes, and is not cheap to ask. */
  private static final int MEMBERSHIP_EVERY = 5;

  private final NodeEngine engine;
  private final PublishedState<KnownContainers> published;
  private final Consumer<News> desk;
  private final InstantSource clock;
  private final AtomicReference<NodeSight> sight = new AtomicReference<>(NodeSight.none());
  private boolean deepLookOwed = true;
  private long looks;

  /** Goes on from what was said before on this node, and tells its news to the desk, in order. */
  public ContainerWatch(
      NodeEngine engine,
      PublishedState<KnownContainers> published,
      Consumer<News> desk,
      InstantSource clock) {
    this.engine = engine;
    this.published = published;
    this.desk = desk;
    this.clock = clock;
  }

  public NodeSight sight() {
    return sight.get();
  }

  /** Follows hints. If the engine fails meanwhile, the next full look makes up for it. */
  void follow(List<Notice> notices) {
    var hinted = new LinkedHashSet<String>();
    for (var notice : notices) {
      switch (notice) {
        case Notice.ListAgain _, Notice.Lost _ -> deepLookOwed = true;
        case Notice.Happened(var event) when event.type().equals("container") -> {
          hint(event).ifPresent(this::see);
          hinted.add(event.actor());
        }
        case Notice.Happened _ -> {}
      }
    }
    if (!deepLookOwed) {
      attempt(() -> inspect(hinted));
    }
  }

  /**
   * Looks at everything; deep inspects also what seems unchanged. What comes meanwhile need not
   * wait for the end of a long look.
   */
  void look(boolean deep, Supplier<List<Notice>> meanwhile) {
    var all = deep || deepLookOwed;
    attempt(() -> {
      deepLookOwed = false;
      if (all || sight.get().membership().isEmpty() || looks++ % MEMBERSHIP_EVERY == 0) {
        findMembership();
      }
      var list = engine.containers();
      var known = sight.get().known();
      var plan = InspectionPlan.of(known, list, all);
      for (var id : plan.inspect()) {
        follow(meanwhile.get());
        inspect(List.of(id));
      }
      plan.gone().forEach(id -> see(new ContainerSighting.Gone(id, clock.instant())));
      var now = clock.instant();
      sight.updateAndGet(s ->
          s.knows(s.known().withoutGoneBefore(now.minus(HeartbeatContainers.REMEMBERED)))
              .looked(now));
    });
  }

  /** Whether the next look ought to come at once. */
  boolean isLookOwed() {
    return deepLookOwed;
  }

  /** A node that has moved to another swarm has other tasks and another id: all is news again. */
  private void findMembership() throws EngineTrouble, BusUnavailable {
    var now = engine.membership();
    if (!now.inSwarm()) {
      throw new EngineUnreachable("this node is in no swarm: docker swarm join");
    }
    var stayed = sight.get().membership().filter(s -> s.node().equals(now.node())).isPresent();
    if (!stayed) {
      var said = published.of(now.node().nodeId());
      sight.set(NodeSight.none().knows(said));
    }
    sight.updateAndGet(s -> s.belongs(now));
  }

  private void inspect(Iterable<String> ids) throws EngineTrouble {
    for (var id : ids) {
      see(
          engine
              .inspect(id)
              .<ContainerSighting>map(inspected -> inspected)
              .orElseGet(() -> new ContainerSighting.Gone(id, clock.instant())));
    }
  }

  private static Optional<ContainerSighting> hint(EngineEvent event) {
    return switch (event.action()) {
      case "die" ->
          exitCode(event).map(code -> new ContainerSighting.Died(event.actor(), code, event.at()));
      case "oom" -> Optional.of(new ContainerSighting.OutOfMemory(event.actor(), event.at()));
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> exitCode(EngineEvent event) {
    return Optional.ofNullable(event.attributes().get("exitCode"))
        .filter(code -> code.matches("-?[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  private void see(ContainerSighting sighting) {
    sight
        .get()
        .membership()
        .ifPresent(membership -> {
          var judgement =
              new ContainerJudge(membership.node()).decide(sight.get().known(), sighting);
          judgement.news().forEach(desk);
          sight.updateAndGet(s -> s.knows(judgement.known()));
        });
  }

  private void attempt(Attempt attempt) {
    try {
      attempt.make();
    } catch (EngineTrouble | BusUnavailable e) {
      deepLookOwed = true;
      sight.updateAndGet(s -> s.blind(e.getMessage()));
    }
  }

  private interface Attempt {
    void make() throws EngineTrouble, BusUnavailable;
  }
}
