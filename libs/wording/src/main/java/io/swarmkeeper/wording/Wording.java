package io.swarmkeeper.wording;

import io.swarmkeeper.contract.Command;
import io.swarmkeeper.contract.Event;
import io.swarmkeeper.contract.Message;
import io.swarmkeeper.contract.Observation;
import io.swarmkeeper.contract.Outcome;
import io.swarmkeeper.contract.Request;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a message says. It has two texts, as its readers have different things before them; where
 * that does not explain the difference, the family's own file does, or there is no reason but that
 * people and searches know both. Each is made when somebody asks for it: nobody pays for the other
 * one, or stumbles over a field that only that one needs.
 */
public final class Wording {
  private final String action;
  private final Result result;
  private Optional<Target> target = Optional.empty();
  private Supplier<String> line = () -> "";
  private Supplier<String> sentence = () -> "";
  private String why = "";

  public enum Result {
    SUCCESS,
    FAILURE,
    /** Not known yet, or neither. */
    UNKNOWN
  }

  /**
   * What something happened to.
   *
   * @param kind {@code stack}, {@code service}, {@code node}, ...
   * @param name the full name; of a node its id where the message has no host name
   */
  public record Target(String kind, String name) {}

  private Wording(String action, Result result) {
    this.action = action;
    this.result = result;
  }

  public static Wording of(Message message) {
    return switch (message) {
      case Request request -> RequestWording.of(request);
      case Command command -> CommandWording.of(command);
      case Outcome outcome -> OutcomeWording.of(outcome);
      case Observation observation -> ObservationWording.of(observation);
      case Event event -> EventWording.of(event);
    };
  }

  /** What happened, as a name: {@code service-converged}. */
  public String action() {
    return action;
  }

  /** Whether it went well, as far as the message knows. */
  public Result result() {
    return result;
  }

  /** What it happened to; absent where that is the operation itself, or the swarm. */
  public Optional<Target> target() {
    return target;
  }

  /**
   * For whoever reads the journal: who said it and the kind of message stand before it, the rest of
   * the operation around it, so it is short, and durations are rounded. What a probe or the engine
   * said is in it as it came, control characters and all.
   */
  public String line() {
    return line.get();
  }

  /**
   * For whoever finds it alone in the audit record, years later: it names what it is about, and
   * numbers are exact.
   */
  public String sentence() {
    return sentence.get();
  }

  /** The reason alone, of what went wrong or was given up; empty where there is none. */
  public String why() {
    return why;
  }

  static Wording success(String action) {
    return new Wording(action, Result.SUCCESS);
  }

  static Wording failure(String action, String why) {
    return new Wording(action, Result.FAILURE).because(why);
  }

  static Wording unknown(String action) {
    return new Wording(action, Result.UNKNOWN);
  }

  Wording of(String kind, String name) {
    target = Optional.of(new Target(kind, name));
    return this;
  }

  /** The same to all readers. */
  Wording says(Supplier<String> text) {
    return inJournal(text).inRecord(text);
  }

  Wording inJournal(Supplier<String> text) {
    line = text;
    return this;
  }

  Wording inRecord(Supplier<String> text) {
    sentence = text;
    return this;
  }

  Wording because(String reason) {
    why = reason;
    return this;
  }

  /** In small letters; "null" for a field that the message lacks, as the rest can still be read. */
  static String word(Enum<?> word) {
    return String.valueOf(word).toLowerCase(Locale.ROOT);
  }
}
