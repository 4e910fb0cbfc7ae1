package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What only one operation at a time may change. An operation may hold several: most from its
 * beginning to its end, those on services while something is done to them.
 *
 * @param value its key in the bucket of claims; the value there is the id of the operation that
 *     holds it
 */
public record Claim(@JsonValue String value) {
  /** The whole swarm. */
  public static final Claim SWARM = new Claim("swarm");

  /** A stack, by its name. */
  public static Claim stack(String name) {
    return new Claim("stack/" + name);
  }

  /** A node, by its Swarm id. */
  public static Claim node(String id) {
    return new Claim("node/" + id);
  }

  /** A service, by its full name. */
  public static Claim service(String name) {
    return new Claim("service/" + name);
  }

  /** One word for what it is on. */
  public String kind() {
    return value.substring(0, (value + "/").indexOf('/'));
  }

  @Override
  public String toString() {
    return value;
  }
}
