package io.swarmkeeper.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that only moves when it is told to. */
public final class TestClock implements InstantSource {
  /** When every test begins. */
  public static final Instant START = Instant.parse("2026-11-23T20:15:00Z");

  private Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  void forward(Duration time) {
    now = now.plus(time);
  }
}
