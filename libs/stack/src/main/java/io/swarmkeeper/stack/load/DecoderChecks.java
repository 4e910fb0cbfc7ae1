package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.text.MalformedText;
import io.swarmkeeper.stack.text.MemorySize;
import io.swarmkeeper.stack.tree.Problems;
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
import java.util.Map;
import java.util.Set;

/** What the schema allows and docker's decoder then refuses: dates as strings, negative counts. */
record DecoderChecks(Compat compat, Problems problems) {
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

  private static final Map<String, Class<? extends Value>> REFERENCE =
      Map.of("source", Text.class, "target", Text.class, "uid", Text.class, "gid", Text.class);
  private static final Map<String, Map<String, Class<? extends Value>>> MOUNT =
      Map.of(
          "bind", Map.of("propagation", Text.class),
          "volume", Map.of("nocopy", Flag.class, "subpath", Text.class));

  void check(Mapping service, String path) {
    types(service, Map.of("shm_size", Text.class), path);
    memory(service.below("deploy").below("resources"), path + ".deploy.resources");
    for (String section : List.of("secrets", "configs")) {
      service.items(path, section).forEach((at, item) -> types(item, REFERENCE, at));
    }
    service
        .items(path, "volumes")
        .forEach((at, item) ->
            MOUNT.forEach((key, types) -> types(item.below(key), types, at + "." + key)));
    service
        .fields()
        .forEach((key, field) -> {
          if (!key.startsWith("x-")) {
            value(key, field.value(), path + "." + key);
          }
        });
  }

  /** Each file by itself: also a size that a later file overrides must be one. */
  private void memory(Mapping resources, String path) {
    for (String kind : List.of("limits", "reservations")) {
      Mapping amounts = resources.below(kind);
      if (amounts.get("memory").orElse(null) instanceof Text(_, var text)) {
        try {
          var _ = MemorySize.bytes(text, compat);
        } catch (MalformedText e) {
          String at = path + "." + kind + ".memory";
          problems.refuse(amounts.where("memory"), at, e.getMessage());
        }
      }
    }
  }

  /** What the schema lets through in any type. */
  private void types(Mapping in, Map<String, Class<? extends Value>> types, String path) {
    types.forEach((key, type) -> {
      Value given = in.get(key).orElse(null);
      boolean unknown = key.equals("subpath") && !compat.is28();
      boolean absent = given == null || given instanceof Nothing || given instanceof Unread;
      if (!absent && !type.isInstance(given) && !unknown) {
        String wanted = type == Text.class ? "a string; put it in quotes" : "true or false";
        problems.refuse(given.at(), path + "." + key, "must be " + wanted);
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
      case Real(var at, var number)
          when key.equals("max_failure_ratio") && Float.isInfinite((float) number) ->
          problems.refuse(at, path, "must be a ratio between 0 and 1");
      case Text _, Whole _, Real _, Flag _, Nothing _, Unread _ -> {}
    }
  }
}
