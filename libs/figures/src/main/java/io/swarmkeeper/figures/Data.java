package io.swarmkeeper.figures;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The data streams that a figure looks at, by kind of record. */
public enum Data {
  /** Everything that is recorded. */
  @JsonProperty("all")
  ALL("logs-keeper.*"),
  /** Who asked, what was decided and done, and what came of it. */
  @JsonProperty("audit")
  AUDIT("logs-keeper.audit-*"),
  /** What the watchers saw of containers. */
  @JsonProperty("health")
  HEALTH("logs-keeper.health-*"),
  /** What nobody could read or index. */
  @JsonProperty("deadletter")
  DEADLETTER("logs-keeper.deadletter-*");

  private final String pattern;

  Data(String pattern) {
    this.pattern = pattern;
  }

  /** As Elasticsearch and Kibana take it. */
  public String pattern() {
    return pattern;
  }
}
