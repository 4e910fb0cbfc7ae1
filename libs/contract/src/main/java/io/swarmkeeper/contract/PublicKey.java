package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The public half of a user's nkey, by which NATS and we know a person or program.
 *
 * @param value as NATS writes it: {@code U} and 55 more letters and digits
 */
public record PublicKey(@JsonValue String value) {
  private static final Pattern ALLOWED = Pattern.compile("U[A-Z2-7]{55}");

  /** Refuses what cannot be one; whether it is one is seen when a signature is checked. */
  @JsonCreator
  public PublicKey {
    if (value == null || !ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a user's public nkey has 56 letters and digits and begins with U");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
