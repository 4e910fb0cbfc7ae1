package io.swarmkeeper.engine;

/** The object has another version than the one that was read: read again and decide again. */
public final class UpdateOutOfSequence extends EngineTrouble {
  private static final long serialVersionUID = 1L;

  public UpdateOutOfSequence(String sentence) {
    super(sentence, null);
  }
}
