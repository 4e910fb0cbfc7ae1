package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.GoPrint;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Unread;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.List;

/** Finds numbers that JSON cannot say, anywhere in a file: docker stumbles over them. */
final class EndlessNumbers {
  private EndlessNumbers() {}

  static void check(Value value, List<String> path, List<SchemaFault> faults) {
    switch (value) {
      case Mapping(_, var fields) ->
          fields.forEach((key, field) -> check(field.value(), Validator.deeper(path, key), faults));
      case Listing(_, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          check(items.get(i), Validator.deeper(path, Integer.toString(i)), faults);
        }
      }
      case Real(var at, var number) when !Double.isFinite(number) ->
          faults.add(
              new SchemaFault(
                  at, path, GoPrint.print(value) + " is no number here; put it in quotes"));
      case Real _, Text _, Whole _, Flag _, Moment _, Nothing _, Unread _ -> {}
    }
  }
}
