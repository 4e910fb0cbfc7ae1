package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.address.PortSpec;
import io.swarmkeeper.stack.text.GoDuration;
import io.swarmkeeper.stack.text.Unfit;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.Optional;

/** The formats of docker's schemas that docker checks: durations, and from 28 on ports. */
final class Formats {
  private final Compat compat;

  Formats(Compat compat) {
    this.compat = compat;
  }

  Optional<String> fault(String format, Value value) {
    if (format.equals("duration") && value instanceof Text(_, var text)) {
      return GoDuration.nanos(text).isPresent()
          ? Optional.empty()
          : Optional.of(GoDuration.ALLOWED);
    }
    if (format.equals("ports") && compat.is28()) {
      return ports(value);
    }
    return Optional.empty();
  }

  private Optional<String> ports(Value value) {
    String text =
        switch (value) {
          case Text(_, var spec) -> spec;
          case Whole(_, var number) -> number.toString();
          case Value _ -> "1";
        };
    try {
      PortSpec.parse(text, compat);
      return Optional.empty();
    } catch (Unfit e) {
      return Optional.of(e.getMessage());
    }
  }
}
