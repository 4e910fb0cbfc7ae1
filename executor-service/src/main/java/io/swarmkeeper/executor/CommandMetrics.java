package io.swarmkeeper.executor;

import io.micrometer.core.instrument.MeterRegistry;
import io.swarmkeeper.contract.MessageType;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.engine.EngineHttp;
import java.time.Duration;

/** What is counted: commands by verb and outcome, and how long commands and engine calls take. */
public final class CommandMetrics implements EngineHttp.Listener {
  private final MeterRegistry meters;

  /** In this registry. */
  public CommandMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void carriedOut(String verb, Outcome outcome, Duration took) {
    var kind = MessageType.of(outcome).kind();
    meters.timer("keeper.command", "verb", verb, "outcome", kind).record(took);
  }

  @Override
  public void called(String method, boolean answered, Duration took) {
    meters
        .timer("keeper.engine.call", "method", method, "answered", Boolean.toString(answered))
        .record(took);
  }
}
