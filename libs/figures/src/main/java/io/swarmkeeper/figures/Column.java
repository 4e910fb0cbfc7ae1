package io.swarmkeeper.figures;

import java.util.Optional;

/**
 * One measured value.
 *
 * @param label what people read above it
 * @param field what is measured; none for {@link Measure#COUNT}
 * @param only of the records of the figure, only these
 */
public record Column(String label, Measure measure, Optional<String> field, Conditions only) {
  /** Fills what a definition may leave out. */
  public Column {
    field = Optional.ofNullable(field).orElse(Optional.empty());
    only = Optional.ofNullable(only).orElse(Conditions.EVERYTHING);
    if (label == null || measure == null) {
      throw new IllegalArgumentException("a column needs a label and a measure");
    }
    if ((measure == Measure.COUNT) == field.isPresent()) {
      throw new IllegalArgumentException(
          label + ": 'count' counts records; every other measure is one of a field");
    }
  }

  /** How its value is to be read. */
  public Unit unit() {
    return switch (measure) {
      case COUNT, DIFFERENT -> Unit.NUMBER;
      case SHARE -> Unit.SHARE;
      case AVERAGE, SUM, MEDIAN, P90, P95, MIN, MAX -> Unit.of(field.orElseThrow());
    };
  }
}
