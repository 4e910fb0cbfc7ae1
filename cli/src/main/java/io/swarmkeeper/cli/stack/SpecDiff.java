package io.swarmkeeper.cli.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swarmkeeper.contract.Plan;
import io.swarmkeeper.contract.Revision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What differs between the specs of two revisions, field by field, in the engine's own names. */
final class SpecDiff {
  private SpecDiff() {}

  /**
   * One service that differs.
   *
   * @param action what going from the first revision to the second does to it
   */
  record ServiceDiff(String service, Plan.Action action, List<Plan.FieldChange> changes) {}

  /** All services that differ, by name. */
  static List<ServiceDiff> between(
      List<Revision.NamedSpec> before, List<Revision.NamedSpec> after) {
    var old = byName(before);
    var fresh = byName(after);
    var names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    var diffs = new ArrayList<ServiceDiff>();
    for (var name : names) {
      if (!old.containsKey(name)) {
        diffs.add(new ServiceDiff(name, Plan.Action.CREATE, List.of()));
      } else if (!fresh.containsKey(name)) {
        diffs.add(new ServiceDiff(name, Plan.Action.REMOVE, List.of()));
      } else if (!old.get(name).equals(fresh.get(name))) {
        var changes = new ArrayList<Plan.FieldChange>();
        compare("", old.get(name), fresh.get(name), changes);
        diffs.add(new ServiceDiff(name, Plan.Action.UPDATE, changes));
      }
    }
    return diffs;
  }

  private static Map<String, JsonNode> byName(List<Revision.NamedSpec> specs) {
    var map = new LinkedHashMap<String, JsonNode>();
    specs.forEach(spec -> map.put(spec.name(), spec.spec()));
    return map;
  }

  private static void compare(
      String path, JsonNode before, JsonNode after, List<Plan.FieldChange> changes) {
    if (before.equals(after)) {
      return;
    }
    if (objects(before, after)) {
      for (var key : keys(before, after)) {
        compare(
            path.isEmpty() ? key : path + "." + key, before.path(key), after.path(key), changes);
      }
    } else if (before.isArray()
        && after.isArray()
        && (before.path(0).isObject() || after.path(0).isObject())) {
      for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
        compare(path + "[" + i + "]", before.path(i), after.path(i), changes);
      }
    } else if (before.isArray() && after.isArray()) {
      before.forEach(item -> compareItem(path, item, after, false, changes));
      after.forEach(item -> compareItem(path, item, before, true, changes));
    } else {
      changes.add(new Plan.FieldChange(path, text(before), text(after)));
    }
  }

  private static void compareItem(
      String path, JsonNode item, JsonNode others, boolean added, List<Plan.FieldChange> changes) {
    for (var other : others) {
      if (other.equals(item)) {
        return;
      }
    }
    changes.add(new Plan.FieldChange(path, added ? "" : text(item), added ? text(item) : ""));
  }

  private static boolean objects(JsonNode before, JsonNode after) {
    return (before.isObject() && (after.isObject() || after.isMissingNode()))
        || (after.isObject() && before.isMissingNode());
  }

  private static Set<String> keys(JsonNode before, JsonNode after) {
    var keys = new TreeSet<String>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static String text(JsonNode node) {
    return node instanceof MissingNode ? "" : node.isTextual() ? node.textValue() : node.toString();
  }
}
