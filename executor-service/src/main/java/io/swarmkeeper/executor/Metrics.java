package io.swarmkeeper.executor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.bus.stream.Loop;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.EngineHttp;
import java.time.Duration;

/** What Prometheus may know: commands by verb and outcome, calls of the engine, and what waits. */
public final class Metrics implements EngineHttp.Listener {
  private final MeterRegistry registry;

  Metrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void carriedOut(String verb, Outcome outcome, Duration took) {
    var kind = MessageType.of(outcome).kind();
    registry.timer("keeper.command", "verb", verb, "outcome", kind).record(took);
  }

  @Override
  public void called(String method, boolean answered, Duration took) {
    registry
        .timer("keeper.engine.call", "method", method, "answered", Boolean.toString(answered))
        .record(took);
  }

  void watch(String durable, Loop reader) {
    Gauge.builder("keeper.consumer.lag", reader, Loop::lag)
        .tag("durable", durable)
        .strongReference(true)
        .register(registry);
  }
}
