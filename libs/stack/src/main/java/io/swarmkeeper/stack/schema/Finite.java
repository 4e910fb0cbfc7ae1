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
import java.util.ArrayList;
import java.util.List;

/** Finds numbers that JSON cannot say, anywhere in a file: docker stumbles over them. */
final class Finite {
  private Finite() {}

  static void check(Value value, List<String> path, List<Finding> findings) {
    switch (value) {
      case Mapping(_, var fields) ->
          fields.forEach((key, field) -> check(field.value(), deeper(path, key), findings));
      case Listing(_, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          check(items.get(i), deeper(path, Integer.toString(i)), findings);
        }
      }
      case Real(var at, var number) when !Double.isFinite(number) ->
          findings.add(
              new Finding(at, path, GoPrint.print(value) + " is no number here; put it in quotes"));
      case Real _, Text _, Whole _, Flag _, Moment _, Nothing _, Unread _ -> {}
    }
  }

  private static List<String> deeper(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
