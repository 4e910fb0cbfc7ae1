package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Flag;
import io.swarmkeeper.stack.tree.Value.Listing;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.Value.Moment;
import io.swarmkeeper.stack.tree.Value.Nothing;
import io.swarmkeeper.stack.tree.Value.Real;
import io.swarmkeeper.stack.tree.Value.Text;
import io.swarmkeeper.stack.tree.Value.Whole;
import java.util.Set;

/** What the schema allows and docker's decoder then refuses: dates as strings, negative counts. */
final class Strict {
  private static final Set<String> COUNTS =
      Set.of(
          "replicas",
          "parallelism",
          "retries",
          "max_attempts",
          "max_replicas_per_node",
          "target",
          "published",
          "mode");

  private final Problems problems;

  Strict(Problems problems) {
    this.problems = problems;
  }

  void check(Mapping service, String path) {
    service
        .fields()
        .forEach((key, field) -> {
          if (!key.startsWith("x-")) {
            value(key, field.value(), path + "." + key);
          }
        });
  }

  private void value(String key, Value value, String path) {
    switch (value) {
      case Mapping(_, var fields) ->
          fields.forEach((name, field) -> value(name, field.value(), path + "." + name));
      case Listing(_, var items) -> {
        for (int i = 0; i < items.size(); i++) {
          value(key, items.get(i), path + "." + i);
        }
      }
      case Moment m -> problems.refuse(m.at(), path, "is read as a date; put it in quotes");
      case Whole(var at, var number) when number.signum() < 0 && COUNTS.contains(key) ->
          problems.refuse(at, path, "must not be negative");
      case Real(var at, var number) when number < 0 && COUNTS.contains(key) ->
          problems.refuse(at, path, "must not be negative");
      case Text _, Whole _, Real _, Flag _, Nothing _ -> {}
    }
  }
}
