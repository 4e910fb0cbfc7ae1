package io.swarmkeeper.cli.operation;

import io.swarmkeeper.cli.session.Session;

/**
 * What a person reads after Ctrl-C: the operation goes on without us. The Java machine itself then
 * exits with 130.
 */
final class Interruption {
  private final Thread farewell;

  private Interruption(Thread farewell) {
    this.farewell = farewell;
  }

  /** From now on, being interrupted says how to follow. */
  static Interruption announce(Session session, OperationProgress progress) {
    var farewell =
        new Thread(() -> {
          var err = session.surroundings().err();
          err.line("");
          err.line("interrupted; the operation goes on. " + Conclusion.follow(progress));
        });
    Runtime.getRuntime().addShutdownHook(farewell);
    return new Interruption(farewell);
  }

  /** It is not an interruption any more: the command has ended by itself. */
  void over() {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException _) {
      // The machine is already shutting down, so the farewell is being said.
    }
  }
}
