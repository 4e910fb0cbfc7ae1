package io.swarmkeeper.figures;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.EnumNamingStrategies.LowerCamelCaseStrategy;
import com.fasterxml.jackson.databind.annotation.EnumNaming;

/** How records are told apart. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(Split.Top.class), @JsonSubTypes.Type(Split.Over.class)})
public sealed interface Split {
  /** What people read above it. */
  String label();

  /** By the most important values of a field. */
  record Top(String label, String field, int top) implements Split {
    /** Refuses a split without parts. */
    public Top {
      if (field == null || top < 1 || top > 1000) {
        throw new IllegalArgumentException(label + ": a split needs a field, and 'top' 1 to 1000");
      }
    }
  }

  /** By time. */
  record Over(String label, Span every) implements Split {
    public String field() {
      return "@timestamp";
    }
  }

  /** Days and weeks (from Monday) of UTC. */
  @EnumNaming(LowerCamelCaseStrategy.class)
  enum Span {
    DAY("1d"),
    WEEK("1w");

    private final String interval;

    Span(String interval) {
      this.interval = interval;
    }

    /** As Elasticsearch and Kibana take it. */
    public String interval() {
      return interval;
    }
  }
}
