package io.swarmkeeper.figures;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is measured of the records of one part. */
public enum Measure {
  /** How many records. */
  @JsonProperty("count")
  COUNT,
  /** The share of those whose field is 1, of all whose field is 1 or 0: their average. */
  @JsonProperty("share")
  SHARE,
  @JsonProperty("average")
  AVERAGE,
  @JsonProperty("sum")
  SUM,
  @JsonProperty("median")
  MEDIAN,
  @JsonProperty("p90")
  P90,
  @JsonProperty("p95")
  P95,
  @JsonProperty("min")
  MIN,
  @JsonProperty("max")
  MAX,
  /** How many different values. */
  @JsonProperty("different")
  DIFFERENT
}
