package io.swarmkeeper.planner.shell;

import io.swarmkeeper.contract.Envelope;

/** Where messages leave. The journal; a list in tests. */
public interface Outbound {
  /** Stores the message; the same id again is no second message. */
  void send(Envelope envelope) throws NotSent, InterruptedException;

  /** It may or may not have been stored: send the same again. */
  final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what went wrong. */
    public NotSent(String what, Throwable cause) {
      super(what, cause);
    }
  }
}
