package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Placement constraints: a key, {@code ==} or {@code !=}, and a value of certain characters. */
record PlacementConstraints(Problems problems) implements EngineRefusals.ServiceRule {
  /** Ignoring case, Go takes the long s and the Kelvin sign for letters. */
  private static final Pattern KEY =
      Pattern.compile("[a-zA-Z_\u017F\u212A][a-zA-Z0-9_.\u017F\u212A-]+");

  private static final Pattern VALUE =
      Pattern.compile("[a-zA-Z0-9\u017F\u212A:_\\s.*()?+\\[\\]\\\\^$|/-]+");

  @Override
  public void check(String path, Mapping service) {
    List<Value> constraints = service.below("deploy").below("placement").items("constraints");
    int index = 0;
    for (Value item : constraints) {
      String at = path + ".deploy.placement.constraints." + index++;
      if (item instanceof Text(var mark, var text)) {
        fault(text).ifPresent(why -> problems.engineRefuses(mark, at, "'" + text + "': " + why));
      }
    }
  }

  private static Optional<String> fault(String text) {
    String operator = text.contains("==") ? "==" : "!=";
    int split = text.indexOf(operator);
    if (split < 0) {
      return Optional.of("it knows == and != only; write node.labels.zone == a");
    }
    if (!KEY.matcher(text.substring(0, split).strip()).matches()) {
      return Optional.of("what stands before " + operator + " is no key, such as node.labels.zone");
    }
    return VALUE.matcher(text.substring(split + 2).strip()).matches()
        ? Optional.empty()
        : Optional.of("what stands after " + operator + " is no value of letters and digits");
  }
}
