package io.swarmkeeper.planner.gate;

/**
 * How many more services may be taken in hand, and why not more.
 *
 * @param more zero or more
 */
public record Headroom(int more, String why) {
  /** Nothing stands in the way. */
  public static Headroom unlimited() {
    return new Headroom(Integer.MAX_VALUE, "");
  }

  /** Nothing may be started. */
  public static Headroom none(String why) {
    return new Headroom(0, why);
  }
}
