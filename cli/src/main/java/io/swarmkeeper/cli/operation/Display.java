package io.swarmkeeper.cli.operation;

import io.swarmkeeper.contract.Envelope;
import java.time.Instant;

/** Shows an operation while it runs. */
sealed interface Display permits LiveBlock, PlainLines, JsonLines {
  /** A message of the operation has come; {@code now} is what is known with it. */
  void saw(Envelope envelope, OperationProgress now, Instant at);

  /** Time has passed. */
  default void tick(OperationProgress now, Instant at) {}

  /** Nothing more will be shown. */
  default void done() {}
}
