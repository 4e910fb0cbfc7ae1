package io.swarmkeeper.figures;

/** How a number is to be read. A field's unit follows from its name. */
public enum Unit {
  NUMBER,
  /** 0 to 1. */
  SHARE,
  NANOSECONDS,
  MILLISECONDS,
  /** Milliseconds since 1970. */
  INSTANT;

  /** Of the values of this field. */
  public static Unit of(String field) {
    if (field.equals("event.duration")) {
      return NANOSECONDS;
    }
    if (field.equals("@timestamp")) {
      return INSTANT;
    }
    return field.endsWith("_ms") ? MILLISECONDS : NUMBER;
  }
}
