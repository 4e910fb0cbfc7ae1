package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/**
 * One attempt at one step of an operation, such as {@code d-7/web#2}. It is the id of the command
 * that carries the step out, and the value of the service label {@link #LABEL}, by which a repeated
 * command is recognised.
 *
 * @param value operation, what the step is about, and the attempt
 */
public record StepId(@JsonValue String value) {
  /** The service label that says which step wrote the service last. */
  public static final String LABEL = "io.swarmkeeper.step";

  /** Also checks that it can be a message id. */
  @JsonCreator
  public StepId {
    var _ = new MessageId(value);
  }

  /**
   * The id of the {@code attempt}-th try (counted from 1) at {@code what}, for example {@code
   * update/web}.
   */
  public static StepId of(OperationId operation, String what, int attempt) {
    return new StepId(operation + "/" + what + "#" + attempt);
  }

  /** The operation that it is a step of; absent for what somebody wrote by hand. */
  public Optional<OperationId> operation() {
    var end = value.indexOf('/');
    try {
      return end < 0 ? Optional.empty() : Optional.of(new OperationId(value.substring(0, end)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The id of the command that carries this step out. */
  public MessageId commandId() {
    return new MessageId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
