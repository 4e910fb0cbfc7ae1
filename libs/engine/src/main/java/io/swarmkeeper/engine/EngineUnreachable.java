package io.swarmkeeper.engine;

/**
 * No answer: retry later. A write may or may not have been carried out, so read again before
 * repeating it.
 */
public final class EngineUnreachable extends EngineTrouble {
  private static final long serialVersionUID = 1L;

  public EngineUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public EngineUnreachable(String sentence) {
    super(sentence, null);
  }
}
