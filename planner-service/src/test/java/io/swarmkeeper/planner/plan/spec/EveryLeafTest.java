package io.swarmkeeper.planner.plan.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.swarm.Recorded;
import io.swarmkeeper.swarm.spec.ObjectNames;
import io.swarmkeeper.swarm.spec.SpecComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The comparison overlooks nothing: every single value of a large real spec, changed, is noticed.
 */
final class EveryLeafTest {
  /** Ids are compared by name; the force counter and the name of the runtime are the engine's. */
  private static final Set<String> BY_DESIGN =
      Set.of(
          "/TaskTemplate/ContainerSpec/Secrets/0/SecretID",
          "/TaskTemplate/ContainerSpec/Configs/0/ConfigID",
          "/TaskTemplate/ForceUpdate");

  @Test
  void every_changed_leaf_of_a_spec_with_nearly_every_option_is_noticed() {
    var state = Recorded.state("options");
    var live = (ObjectNode) state.services().getFirst().get("Spec");
    var names = ObjectNames.of(state);
    var wanted = Recorded.services("options").get(live.get("Name").textValue());
    var missed = new ArrayList<String>();
    var leaves = leaves("", wanted);
    for (var leaf : leaves) {
      var changed = wanted.deepCopy();
      replace(changed, leaf);
      if (SpecComparison.of(changed, live, names).same()) {
        missed.add(leaf);
      }
    }
    assertThat(leaves).hasSizeGreaterThan(90);
    assertThat(missed).containsExactlyInAnyOrderElementsOf(BY_DESIGN);
  }

  private static List<String> leaves(String path, JsonNode value) {
    var found = new ArrayList<String>();
    if (value.isObject()) {
      value.properties().forEach(f -> found.addAll(leaves(path + "/" + f.getKey(), f.getValue())));
    } else if (value.isArray()) {
      for (var i = 0; i < value.size(); i++) {
        found.addAll(leaves(path + "/" + i, value.get(i)));
      }
    } else if (!value.isNull()) {
      found.add(path);
    }
    return found;
  }

  private static void replace(ObjectNode spec, String leaf) {
    var cut = leaf.lastIndexOf('/');
    var name = leaf.substring(cut + 1);
    switch (spec.at(leaf.substring(0, cut))) {
      case ObjectNode object -> object.set(name, other(object.get(name)));
      case ArrayNode list -> {
        var index = Integer.parseInt(name);
        list.set(index, other(list.get(index)));
      }
      case JsonNode scalar -> throw new IllegalArgumentException(leaf + ": " + scalar);
    }
  }

  private static JsonNode other(JsonNode value) {
    var make = JsonNodeFactory.instance;
    if (value.isBoolean()) {
      return make.booleanNode(!value.booleanValue());
    }
    if (value.isNumber()) {
      return make.numberNode(value.doubleValue() + 1);
    }
    // Words that the engine does not know are as good as its usual ones.
    return switch (value.textValue()) {
      case "tcp" -> make.textNode("sctp");
      case "ingress" -> make.textNode("host");
      case String text -> make.textNode(text + "x");
    };
  }
}
