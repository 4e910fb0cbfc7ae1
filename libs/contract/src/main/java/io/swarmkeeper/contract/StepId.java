package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attempt at one step of an operation, such as {@code d-7/deploy/web#2}. It is the id of the
 * command that carries the step out, and the value of the service label {@link #LABEL}, by which a
 * repeated command is recognised. Two that differ have different texts.
 *
 * @param purpose what is done, in our words: without {@code /} and {@code #}
 * @param object what it is done to, by the name that Swarm has for it, whatever that consists of;
 *     empty where the operation leaves no choice
 * @param attempt counted from 1
 */
public record StepId(OperationId operation, String purpose, String object, int attempt) {
  /** The service label that says which step wrote the service last. */
  public static final String LABEL = "io.swarmkeeper.step";

  private static final int MOST_ATTEMPTS = 999_999_999;
  private static final Pattern PURPOSE = Pattern.compile("[!-~&&[^/#]]+");
  private static final Pattern TEXT =
      Pattern.compile("([A-Za-z0-9_-]{1,64})/(" + PURPOSE + ")(?:/([!-~]+))?#([1-9][0-9]{0,8})");

  /** Refuses what could not be read back, or could not be a message id. */
  public StepId {
    if (!PURPOSE.matcher(purpose).matches() || attempt < 1 || attempt > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "no step has the purpose '" + purpose + "' and the attempt " + attempt);
    }
    var _ = new MessageId(text(operation, purpose, object, attempt));
  }

  /** Reads what {@link #value} wrote; absent for anything else, as anybody can write a label. */
  public static Optional<StepId> parse(String text) {
    var parts = TEXT.matcher(text);
    if (text.length() > MessageId.LONGEST || !parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new StepId(
            new OperationId(parts.group(1)),
            parts.group(2),
            Optional.ofNullable(parts.group(3)).orElse(""),
            Integer.parseInt(parts.group(4))));
  }

  @JsonCreator
  private static StepId read(String text) {
    return parse(new MessageId(text).value())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a step id is <operation>/<purpose>/<object>#<attempt>: '" + text + "'"));
  }

  /**
   * {@code <operation>/<purpose>/<object>#<attempt>}, without {@code /<object>} if that is empty.
   */
  @JsonValue
  public String value() {
    return text(operation, purpose, object, attempt);
  }

  private static String text(OperationId operation, String purpose, String object, int attempt) {
    return operation + "/" + purpose + (object.isEmpty() ? "" : "/" + object) + "#" + attempt;
  }

  /** The id of the command that carries this step out. */
  public MessageId commandId() {
    return new MessageId(value());
  }

  @Override
  public String toString() {
    return value();
  }
}
