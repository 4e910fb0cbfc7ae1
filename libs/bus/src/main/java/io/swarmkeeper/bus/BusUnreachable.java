package io.swarmkeeper.bus;

/** No NATS server answered in the time given; the sentence names the URL. */
public final class BusUnreachable extends Exception {
  private static final long serialVersionUID = 1L;

  public BusUnreachable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
