package io.swarmkeeper.stack.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sentence about a key that the schema does not know, with the key that was perhaps meant. */
final class UnknownKey {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "profiles", "docker stack deploy has no profiles",
          "include", "docker stack deploy has no include; give several -c files",
          "name", "the stack's name is given on the command line",
          "platform",
              "use deploy.placement.constraints with node.platform.os or node.platform.arch",
          "pull_policy", "docker stack deploy has no pull policy",
          "devices", "docker stack deploy has no device reservations; use generic_resources",
          "content", "docker stack deploy reads configs from 'file' only",
          "environment", "docker stack deploy reads secrets from 'file' only",
          "enable_ipv6",
              "docker stack deploy cannot enable IPv6; create the network and make it external");

  private UnknownKey() {}

  static String sentence(String key, List<String> path, JsonNode schema) {
    if (isName(schema)) {
      return "is not a name: letters, digits, '.', '_' and '-' are allowed";
    }
    Optional<String> near =
        schema
            .path("properties")
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(word -> near(key, word))
            .findFirst();
    if (near.isPresent()) {
      return "is not a key that this version knows; is it '" + near.get() + "'?";
    }
    boolean told = INSTEAD.containsKey(key) && !(key.equals("name") && !path.isEmpty());
    return "is not a key that this version knows" + (told ? "; " + INSTEAD.get(key) : "");
  }

  /** Whether the keys of such a mapping are names that people choose. */
  static boolean isName(JsonNode schema) {
    return schema.path("properties").isEmpty() && !schema.path("patternProperties").isEmpty();
  }

  /** One or two letters added, lost, changed or swapped. */
  private static boolean near(String a, String b) {
    return Math.abs(a.length() - b.length()) <= 2 && a.length() > 3 && distance(a, b) <= 2;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
