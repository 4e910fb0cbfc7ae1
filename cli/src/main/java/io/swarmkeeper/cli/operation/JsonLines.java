package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.Session;
import io.swarmkeeper.contract.Envelope;
import io.swarmkeeper.contract.Wire;
import java.time.Instant;

/** For programs: every message of the operation as the journal has it, one a line. */
record JsonLines(Session session) implements Display {
  @Override
  public void saw(Envelope envelope, OperationProgress now, Instant at) {
    session.print(Wire.encode(envelope));
  }
}
