package io.swarmkeeper.figures;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;

/** Conditions of which all must hold; none means every record. */
public record Conditions(List<Condition> conditions) {
  public static final Conditions EVERYTHING = new Conditions(List.of());

  /** Values by field, as the definitions have them. */
  @JsonCreator
  static Conditions of(Map<String, List<String>> said) {
    return new Conditions(
        said.entrySet().stream().map(e -> Condition.of(e.getKey(), e.getValue())).toList());
  }
}
