package io.swarmkeeper.kibana.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swarmkeeper.figures.Conditions;
import io.swarmkeeper.figures.DataStreams;
import java.util.List;
import java.util.Optional;

/** A list of documents. */
public record SavedSearch(
    String title,
    String description,
    DataStreams in,
    Conditions of,
    Conditions but,
    List<String> columns,
    @JsonProperty("oldest_first") boolean oldestFirst) {
  /** Fills what a definition may leave out. */
  public SavedSearch {
    in = Optional.ofNullable(in).orElse(DataStreams.AUDIT);
    of = Optional.ofNullable(of).orElse(Conditions.EVERYTHING);
    but = Optional.ofNullable(but).orElse(Conditions.EVERYTHING);
  }
}
