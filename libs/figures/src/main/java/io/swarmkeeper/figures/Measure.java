package io.swarmkeeper.figures;

import com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** What is measured of the records of one part. */
@EnumNaming(LowerCamelCaseStrategy.class)
public enum Measure {
  /** How many records. */
  COUNT,
  /** The share of those whose field is 1, of all whose field is 1 or 0: their average. */
  SHARE,
  AVERAGE,
  SUM,
  MEDIAN,
  P90,
  P95,
  MIN,
  MAX,
  /** How many different values. */
  DIFFERENT
}
