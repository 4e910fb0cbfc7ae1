package io.swarmkeeper.watcher.watch;

import io.swarmkeeper.engine.events.Notice;
import io.swarmkeeper.service.PeriodicLoop;
import io.swarmkeeper.service.Rhythm;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The two watches and their rhythm: a look now and then, and at once when an event says so. */
public final class WatchLoops implements AutoCloseable {
  /** A loop whose round takes longer is stuck. */
  public static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final Duration DEEP_LOOK_EVERY = Duration.ofSeconds(30);
  private static final Duration SWARM_PAUSE = Duration.ofMillis(200);
  private static final Duration LIVELY = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final int SHARE = 5;

  private final ContainerWatch containers;
  private final SwarmWatch swarm;
  private final NoticeQueue containerNotices = new NoticeQueue();
  private final NoticeQueue swarmNotices = new NoticeQueue();
  private final List<PeriodicLoop> loops;
  private long lookedAt = System.nanoTime() - LOOK_EVERY.toNanos();
  private long lookedDeepAt = System.nanoTime();
  private long livelyAt = System.nanoTime();
  private Duration swarmLookTook = Duration.ZERO;

  private WatchLoops(ContainerWatch containers, SwarmWatch swarm) {
    this.containers = containers;
    this.swarm = swarm;
    var rhythm = Rhythm.waiting().within(LONGEST_ROUND);
    this.loops =
        List.of(
            PeriodicLoop.start("container-watch", rhythm, this::containerRound),
            PeriodicLoop.start("swarm-watch", rhythm, this::swarmRound));
  }

  public static WatchLoops start(ContainerWatch containers, SwarmWatch swarm) {
    return new WatchLoops(containers, swarm);
  }

  /** For the event stream. */
  public void tell(Notice notice) {
    switch (notice) {
      case Notice.Happened(var event) when !event.type().equals("container") ->
          swarmNotices.put(notice);
      case Notice.Happened _, Notice.ListAgain _, Notice.Lost _ -> containerNotices.put(notice);
    }
  }

  public Stream<PeriodicLoop> loops() {
    return loops.stream();
  }

  private void containerRound() throws InterruptedException {
    var every = containers.sight().trouble().isPresent() ? SECOND : LOOK_EVERY;
    containers.follow(containerNotices.await(every.minusNanos(System.nanoTime() - lookedAt)));
    var now = System.nanoTime();
    var owed = containers.isLookOwed() && containers.sight().trouble().isEmpty();
    if (owed || now - lookedAt >= every.toNanos()) {
      var deep = now - lookedDeepAt >= DEEP_LOOK_EVERY.toNanos();
      containers.look(deep, containerNotices::waiting);
      lookedAt = System.nanoTime();
      lookedDeepAt = deep ? lookedAt : lookedDeepAt;
    }
  }

  /**
   * Tasks have no events, so a swarm where something happens is looked at every second, a quiet one
   * less often, and one whose lists take long even less.
   */
  private void swarmRound() throws InterruptedException {
    var pause = longer(SWARM_PAUSE, swarmLookTook.multipliedBy(SHARE));
    Thread.sleep(pause);
    var start = System.nanoTime();
    var every = start - livelyAt < LIVELY.toNanos() ? SECOND : QUIET;
    var hints = swarmNotices.await(every.minus(pause));
    if (hints.stream().anyMatch(WatchLoops::isOfObjects)) {
      swarm.objectsChanged();
    }
    start = System.nanoTime();
    var news = swarm.look();
    swarmLookTook = Duration.ofNanos(System.nanoTime() - start);
    if (news || !hints.isEmpty()) {
      livelyAt = System.nanoTime();
    }
  }

  private static boolean isOfObjects(Notice notice) {
    return notice instanceof Notice.Happened(var event)
        && (event.type().equals("config") || event.type().equals("secret"));
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  @Override
  public void close() {
    loops.forEach(PeriodicLoop::close);
  }
}
