package io.swarmkeeper.figures;

import com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** The data streams that a figure looks at, by kind of record. */
@EnumNaming(LowerCamelCaseStrategy.class)
public enum DataStreams {
  /** Everything that is recorded. */
  ALL("logs-keeper.*"),
  /** Who asked, what was decided and done, and what came of it. */
  AUDIT("logs-keeper.audit-*"),
  /** What the watchers saw of containers. */
  HEALTH("logs-keeper.health-*"),
  /** What nobody could read or index. */
  DEADLETTER("logs-keeper.deadletter-*");

  private final String pattern;

  DataStreams(String pattern) {
    this.pattern = pattern;
  }

  /** As Elasticsearch and Kibana take it. */
  public String pattern() {
    return pattern;
  }
}
