package io.swarmkeeper.engine;

/** A call to an engine did not do what it was to do; each kind says what the caller must do. */
public abstract sealed class EngineTrouble extends Exception
    permits EngineUnreachable, UpdateOutOfSequence, EngineRefused {
  private static final long serialVersionUID = 1L;

  EngineTrouble(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
