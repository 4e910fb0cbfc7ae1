package io.swarmkeeper.watcher.real;

import io.nats.client.Nats;
import io.swarmkeeper.contract.Observation.ContainerObserved;
import io.swarmkeeper.contract.Subjects;
import io.swarmkeeper.contract.UnreadableMessage;
import io.swarmkeeper.contract.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * How long it takes from an engine's event until the message is on NATS: {@code
 * deploy/sandbox/bench-watcher latency [EVENTS-A-SECOND] [SECONDS]}. The watcher, its process and
 * NATS are real.
 */
final class LatencyBench {
  private static final int CONTAINERS = 50;
  private static final int WARM_UP = 10;

  private final List<Long> micros = new CopyOnWriteArrayList<>();
  private final ConcurrentSkipListSet<String> seen = new ConcurrentSkipListSet<>();
  private volatile Instant from = Instant.MAX;

  private LatencyBench() {}

  /** Prints the distribution. */
  public static void main(String[] arguments) throws Exception {
    var rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
    var seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
    new LatencyBench().run(rate, seconds, List.of(System.getProperty("flags", "").split(" ", -1)));
  }

  @SuppressWarnings("try")
  private void run(int rate, int seconds, List<String> flags) throws Exception {
    var swarm = "bench-watch-" + ProcessHandle.current().pid();
    var subject = new Subjects(swarm).observations();
    try (var journal = new WatchedJournal(swarm);
        var engine = new StandInEngine(CONTAINERS);
        var nats = Nats.connect(Docker.variable("KEEPER_NATS"))) {
      nats.createDispatcher(message -> received(message.getData())).subscribe(subject);
      var environment =
          Map.of(
              "DOCKER_HOST",
              engine.address(),
              "KEEPER_NATS",
              Docker.variable("KEEPER_NATS"),
              "KEEPER_SWARM",
              swarm);
      try (var _ = BuiltWatcher.started(environment, flags)) {
        while (!engine.isHeard() || seen.size() < CONTAINERS) {
          Thread.sleep(Duration.ofMillis(100));
        }
        happen(engine, rate, WARM_UP);
        from = Instant.now();
        happen(engine, rate, seconds);
        Thread.sleep(Duration.ofSeconds(2));
      }
      print(rate, rate * seconds, journal);
    }
  }

  private static void happen(StandInEngine engine, int rate, int seconds) throws Exception {
    var start = System.nanoTime();
    for (var i = 0; i < rate * seconds; i++) {
      var due = start + i * 1_000_000_000L / rate;
      LockSupport.parkNanos(due - System.nanoTime());
      engine.happens(i % CONTAINERS);
    }
  }

  private void received(byte[] body) {
    var now = Instant.now();
    try {
      var observed = (ContainerObserved) Wire.decode(body, Map.of()).message();
      var at = observed.engineTime().orElse(observed.seenAt());
      seen.add(observed.containerId());
      if (at.isAfter(from)) {
        micros.add(Duration.between(at, now).toNanos() / 1000);
      }
    } catch (UnreadableMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private void print(int rate, int expected, WatchedJournal journal) throws Exception {
    var sorted = micros.stream().sorted().toList();
    System.out.printf(
        "%d events a second, %d events, %d messages on NATS, %d in the journal%n",
        rate, expected, sorted.size(), journal.all().size());
    Stream.of(50.0, 90.0, 99.0, 99.9, 100.0)
        .forEach(p -> {
          var index = (int) Math.ceil(sorted.size() * p / 100) - 1;
          var name = p == 100.0 ? "max" : "p" + Double.toString(p).replace(".0", "");
          System.out.printf("%-6s %8.1f ms%n", name, sorted.get(index) / 1000.0);
        });
  }
}
