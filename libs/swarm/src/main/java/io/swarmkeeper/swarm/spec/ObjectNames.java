package io.swarmkeeper.swarm.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swarmkeeper.contract.Query.SwarmState;
import io.swarmkeeper.swarm.EngineJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the ids in a live spec are called: a stack file only knows names. */
public record ObjectNames(Map<String, String> networks, Map<String, String> configs) {
  public ObjectNames {
    networks = Map.copyOf(networks);
    configs = Map.copyOf(configs);
  }

  public static ObjectNames of(SwarmState state) {
    return new ObjectNames(
        byId(state.networks(), "/Id", "/Name"), byId(state.configs(), "/ID", "/Spec/Name"));
  }

  /** The network's name; the same text if no id is called so. */
  String network(String idOrName) {
    return networks.getOrDefault(idOrName, idOrName);
  }

  /** The config's name; the same text if no id is called so. */
  String config(String idOrName) {
    return configs.getOrDefault(idOrName, idOrName);
  }

  private static Map<String, String> byId(List<ObjectNode> things, String id, String name) {
    var names = new HashMap<String, String>();
    things.forEach(t -> names.put(EngineJson.textOrEmpty(t, id), EngineJson.textOrEmpty(t, name)));
    return names;
  }
}
