package io.swarmkeeper.kibana.source;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** One panel of a dashboard. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Panel.FigurePanel.class),
  @JsonSubTypes.Type(Panel.SearchPanel.class)
})
public sealed interface Panel {
  /** How many of the 48 columns it takes. */
  Optional<Integer> width();

  /** A figure of {@code libs/figures}, drawn. */
  record FigurePanel(String figure, ChartType as, Optional<Integer> width) implements Panel {
    /** What identifies it within its dashboard. */
    public String name() {
      return figure.replace('/', '-');
    }
  }

  /** The documents of a saved search. */
  record SearchPanel(String search, Optional<Integer> width) implements Panel {}
}
