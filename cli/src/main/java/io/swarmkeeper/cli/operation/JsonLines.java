package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.Session;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Wire;
import java.time.Instant;

/** For programs: every message of the operation as the journal has it, one a line. */
public record JsonLines(Session session) implements Display {
  @Override
  public void saw(Envelope envelope, Progress now, Instant at) {
    session.print(Wire.encode(envelope));
  }

  @Override
  public void tick(Progress now, Instant at) {}

  @Override
  public void done() {}
}
