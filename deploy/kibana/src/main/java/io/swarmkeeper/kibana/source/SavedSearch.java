package io.swarmkeeper.kibana.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swarmkeeper.figures.Data;
import io.swarmkeeper.figures.Where;
import java.util.List;
import java.util.Optional;

/** A list of documents. */
public record SavedSearch(
    String title,
    String description,
    Data in,
    Where of,
    Where but,
    List<String> columns,
    @JsonProperty("oldest_first") boolean oldestFirst) {
  /** Fills what a definition may leave out. */
  public SavedSearch {
    in = Optional.ofNullable(in).orElse(Data.AUDIT);
    of = Optional.ofNullable(of).orElse(Where.EVERYTHING);
    but = Optional.ofNullable(but).orElse(Where.EVERYTHING);
  }
}
