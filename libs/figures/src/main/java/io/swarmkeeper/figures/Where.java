package io.swarmkeeper.figures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;

/** Conditions of which all must hold; none means every record. */
public record Where(List<Condition> conditions) {
  public static final Where EVERYTHING = new Where(List.of());

  /** Values by field, as the definitions have them. */
  @JsonCreator
  static Where of(Map<String, List<String>> said) {
    return new Where(
        said.entrySet().stream().map(e -> Condition.of(e.getKey(), e.getValue())).toList());
  }
}
