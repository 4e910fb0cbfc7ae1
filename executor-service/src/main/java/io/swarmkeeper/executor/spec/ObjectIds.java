package io.swarmkeeper.executor.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The ids that names have in the swarm just now.
 *
 * @param secrets ids by name
 * @param configs ids by name
 */
public record ObjectIds(Map<String, String> secrets, Map<String, String> configs) {
  /** Immutable. */
  public ObjectIds {
    secrets = Map.copyOf(secrets);
    configs = Map.copyOf(configs);
  }

  /** From the engine's lists. */
  public static ObjectIds of(List<ObjectNode> secrets, List<ObjectNode> configs) {
    return new ObjectIds(byName(secrets), byName(configs));
  }

  private static Map<String, String> byName(List<ObjectNode> objects) {
    return objects.stream()
        .collect(
            Collectors.toMap(
                o -> o.at("/Spec/Name").asText(), o -> o.path("ID").asText(), (a, _) -> a));
  }
}
