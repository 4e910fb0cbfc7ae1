package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * One rollout, drain or activation, from its request to its verdict. It is the id of the request
 * that started it, so the sender can follow an operation before anybody has answered.
 *
 * @param value 1 to 64 letters, digits, {@code -} or {@code _}: it is a key in NATS
 */
public record OperationId(@JsonValue String value) {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Refuses what could not be a key in a NATS bucket. */
  @JsonCreator
  public OperationId {
    if (value == null || !ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "an operation id has 1 to 64 letters, digits, '-' or '_': '" + value + "'");
    }
  }

  /** The operation that a request with this id starts. */
  public static OperationId startedBy(MessageId request) {
    return new OperationId(request.value());
  }

  @Override
  public String toString() {
    return value;
  }
}
