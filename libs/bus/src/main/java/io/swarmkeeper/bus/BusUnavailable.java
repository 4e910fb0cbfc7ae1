package io.swarmkeeper.bus;

/** NATS did not do it now, and whether it did is not known: look and try again. */
public final class BusUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public BusUnavailable(String sentence) {
    super(sentence);
  }

  public BusUnavailable(String sentence, Throwable cause) {
    super(sentence + ": " + cause.getMessage(), cause);
  }
}
