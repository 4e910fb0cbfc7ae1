package io.swarmkeeper.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One attempt at one step of an operation, such as {@code d-7.k3x9/deploy/web#2}. It is the id of
 * the command that carries the step out, and the value of the service label {@link #LABEL}, by
 * which a repeated command is recognised. Two that differ have different texts.
 *
 * @param nonce what only the planner knew before it sent the command, so that nobody can answer it
 *     beforehand: letters and digits; empty where an operation has none
 * @param purpose what is done, in our words: without {@code /} and {@code #}
 * @param object what it is done to, by the name that Swarm has for it, whatever that consists of;
 *     empty where the operation leaves no choice
 * @param attempt counted from 1
 */
public record StepId(
    OperationId operation, String nonce, String purpose, String object, int attempt) {
  /** The service label that says which step wrote the service last. */
  public static final String LABEL = "io.swarmkeeper.step";

  private static final int MOST_ATTEMPTS = 999_999_999;
  private static final Pattern PURPOSE = Pattern.compile("[!-~&&[^/#]]+");
  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Za-z0-9_-]{1,64})(?:\\.([A-Za-z0-9]{1,32}))?/("
              + PURPOSE
              + ")(?:/([!-~]+))?#([1-9][0-9]{0,8})");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{0,32}");

  /** Refuses what could not be read back, or could not be a message id. */
  public StepId {
    if (!PURPOSE.matcher(purpose).matches()
        || !NONCE.matcher(nonce).matches()
        || attempt < 1
        || attempt > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "no step has the purpose '" + purpose + "' and the attempt " + attempt);
    }
    var _ = new MessageId(text(operation, nonce, purpose, object, attempt));
  }

  /** Of an operation without a nonce. */
  public StepId(OperationId operation, String purpose, String object, int attempt) {
    this(operation, "", purpose, object, attempt);
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
            Optional.ofNullable(parts.group(2)).orElse(""),
            parts.group(3),
            Optional.ofNullable(parts.group(4)).orElse(""),
            Integer.parseInt(parts.group(5))));
  }

  @JsonCreator
  private static StepId read(String text) {
    return parse(new MessageId(text).value())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "a step id is <operation>.<nonce>/<purpose>/<object>#<attempt>: '" + text + "'"));
  }

  /**
   * {@code <operation>.<nonce>/<purpose>/<object>#<attempt>}, without {@code .<nonce>} and {@code
   * /<object>} if they are empty.
   */
  @JsonValue
  public String value() {
    return text(operation, nonce, purpose, object, attempt);
  }

  private static String text(
      OperationId operation, String nonce, String purpose, String object, int attempt) {
    return operation
        + (nonce.isEmpty() ? "" : "." + nonce)
        + "/"
        + purpose
        + (object.isEmpty() ? "" : "/" + object)
        + "#"
        + attempt;
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
