package io.swarmkeeper.service;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One thing that can be set of a program.
 *
 * @param name such as {@code keeper.nats}
 * @param usual what holds when nothing is set
 * @param unit what its value is or counts
 * @param meaning a sentence for docs/operating.md
 * @param checked refuses a value with {@link IllegalArgumentException}, which ends the start
 */
public record Setting<T>(
    String name,
    Class<T> type,
    Optional<T> usual,
    String unit,
    String meaning,
    UnaryOperator<T> checked) {

  /** A text, or whatever can be read from one. */
  public static <T> Setting<T> of(
      String name, Class<T> type, T usual, String unit, String meaning) {
    return new Setting<>(name, type, Optional.of(usual), unit, meaning, UnaryOperator.identity());
  }

  /** One that holds nothing unless it is set. */
  public static <T> Setting<T> optional(String name, Class<T> type, String unit, String meaning) {
    return new Setting<>(name, type, Optional.empty(), unit, meaning, UnaryOperator.identity());
  }

  /** A number of something, 1 at least. */
  public static Setting<Integer> count(String name, int usual, String unit, String meaning) {
    return new Setting<>(
        name, Integer.class, Optional.of(usual), unit, meaning, value -> atLeastOne(name, value));
  }

  /** A time, as {@code PT30S} or {@code 30s}. */
  public static Setting<Duration> time(String name, Duration usual, String meaning) {
    return of(name, Duration.class, usual, "time", meaning);
  }

  private static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be 1 at least, not " + value);
    }
    return value;
  }

  /** The value that holds, of one that always has one. */
  public T in(SettingValues values) {
    return ifGiven(values).or(this::usual).orElseThrow();
  }

  /** The value that was set. */
  public Optional<T> ifGiven(SettingValues values) {
    return values.given(this).map(checked);
  }

  /** The environment variable of this name, by MicroProfile's rule. */
  public String variable() {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
