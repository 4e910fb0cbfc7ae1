package io.swarmkeeper.kibana.source;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a figure is drawn. */
public enum ChartType {
  @JsonProperty("number")
  NUMBER,
  /** Upright, stacked by the second split. */
  @JsonProperty("bars")
  BARS,
  @JsonProperty("bars across")
  BARS_ACROSS,
  @JsonProperty("lines")
  LINES,
  @JsonProperty("table")
  TABLE,
  /** The first split upwards, the second across. */
  @JsonProperty("heat map")
  HEAT_MAP,
  @JsonProperty("pie")
  PIE
}
