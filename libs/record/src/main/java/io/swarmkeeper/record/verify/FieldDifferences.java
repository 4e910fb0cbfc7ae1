package io.swarmkeeper.record.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which fields of a document are not what they should be. How it came there does not count. */
final class FieldDifferences {
  /** Of the way, not of the entry: they differ from one delivery to the next. */
  private static final Set<String> OF_THE_WAY =
      Set.of(
          "event.created",
          "event.ingested",
          "keeper.stream.delivery_count",
          "agent.type",
          "agent.name",
          "agent.id",
          "agent.version",
          "agent.ephemeral_id");

  private static final int LONGEST = 60;

  private FieldDifferences() {}

  /** A sentence for each field that differs. */
  static List<String> between(JsonNode should, JsonNode is, Set<String> leftOut) {
    var wanted = leaves(should);
    var there = leaves(is);
    var names = new TreeSet<>(wanted.keySet());
    names.addAll(there.keySet());
    names.removeAll(OF_THE_WAY);
    names.removeAll(leftOut);
    var found = new ArrayList<String>();
    for (var name : names) {
      if (!Objects.equals(wanted.get(name), there.get(name))) {
        found.add(name + " is " + shown(there.get(name)) + " and was " + shown(wanted.get(name)));
      }
    }
    return found;
  }

  private static SortedMap<String, JsonNode> leaves(JsonNode document) {
    var leaves = new TreeMap<String, JsonNode>();
    collect("", document, leaves);
    return leaves;
  }

  private static void collect(String prefix, JsonNode node, SortedMap<String, JsonNode> leaves) {
    for (var field : node.properties()) {
      if (field.getValue().isObject()) {
        collect(prefix + field.getKey() + ".", field.getValue(), leaves);
      } else {
        leaves.put(prefix + field.getKey(), field.getValue());
      }
    }
  }

  private static String shown(JsonNode value) {
    if (value == null) {
      return "nothing";
    }
    var text = value.toString();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
