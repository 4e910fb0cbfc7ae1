package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The id of one message: the CloudEvents {@code id}, the {@code Nats-Msg-Id} and the Elasticsearch
 * {@code _id} at once. Derived from what the message means, so that sending twice is sending once;
 * a retry is a new id.
 *
 * @param value 1 to 256 printable ASCII characters without blanks
 */
public record MessageId(@JsonValue String value) {
  static final int LONGEST = 256;

  /** Refuses an id that NATS or Elasticsearch would refuse later. */
  @JsonCreator
  public MessageId {
    if (value == null
        || value.isEmpty()
        || value.length() > LONGEST
        || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "a message id has 1 to "
              + LONGEST
              + " printable ASCII characters and no blanks: '"
              + value
              + "'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
