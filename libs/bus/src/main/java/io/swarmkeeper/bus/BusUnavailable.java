package io.swarmkeeper.bus;

/** NATS did not do it now, and whether it did is not known: look and try again. */
public final class BusUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the sentence for people. */
  public BusUnavailable(String sentence) {
    super(sentence);
  }

  /** With what NATS or the network said. */
  public BusUnavailable(String sentence, Throwable cause) {
    super(sentence + ": " + cause.getMessage(), cause);
  }
}
