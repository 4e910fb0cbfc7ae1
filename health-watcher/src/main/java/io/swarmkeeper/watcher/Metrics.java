package io.swarmkeeper.watcher;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.engine.events.EventStream;
import io.swarmkeeper.watcher.judge.News;
import io.swarmkeeper.watcher.nats.NewsSpool;
import io.swarmkeeper.watcher.watch.NodeSight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What Prometheus may know of a watcher. */
final class Metrics {
  private final MeterRegistry registry;
  private final InstantSource clock;
  private final Instant start;
  private final Timer latency;

  Metrics(MeterRegistry registry, InstantSource clock) {
    this.registry = registry;
    this.clock = clock;
    this.start = clock.instant();
    this.latency =
        Timer.builder("keeper.watcher.latency")
            .description("from the engine's own time of a change until the journal has it")
            .publishPercentiles(0.5, 0.99)
            .register(registry);
  }

  /** What happened before the start is history and says nothing about this watcher. */
  void stored(News news) {
    var kind = MessageType.of(news.message()).kind();
    registry.counter("keeper.watcher.observations", "kind", kind).increment();
    if (news.at().isAfter(start)) {
      latency.record(Duration.between(news.at(), clock.instant()));
    }
  }

  void watch(NewsSpool spool, EventStream events, Supplier<NodeSight> sight) {
    Gauge.builder("keeper.watcher.spool", spool, NewsSpool::size).register(registry);
    FunctionCounter.builder("keeper.watcher.dropped", spool, NewsSpool::dropped).register(registry);
    FunctionCounter.builder("keeper.watcher.engine.connections", events, EventStream::connections)
        .register(registry);
    Gauge.builder("keeper.watcher.look.age.seconds", () -> lookAge(sight.get())).register(registry);
  }

  private double lookAge(NodeSight sight) {
    return sight
        .lookedAt()
        .map(at -> Duration.between(at, clock.instant()).toMillis() / 1000.0)
        .orElse(Double.NaN);
  }
}
