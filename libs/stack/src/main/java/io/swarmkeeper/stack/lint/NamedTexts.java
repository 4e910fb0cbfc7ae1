package io.swarmkeeper.stack.lint;

import io.swarmkeeper.stack.tree.Value;
import io.swarmkeeper.stack.tree.Value.Mapping;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where a service gives texts names: {@code [A=b]} or {@code {A: b}}. */
final class NamedTexts {
  private NamedTexts() {}

  /** By path; there may be anything. */
  static Map<String, Value> of(String path, Mapping service) {
    Map<String, Value> all = new LinkedHashMap<>();
    put(all, path, service, "environment");
    put(all, path, service, "labels");
    put(all, path, service, "sysctls");
    put(all, path + ".deploy", service.below("deploy"), "labels");
    put(all, path + ".logging", service.below("logging"), "options");
    return all;
  }

  private static void put(Map<String, Value> all, String path, Mapping in, String key) {
    in.get(key).ifPresent(value -> all.put(path + "." + key, value));
  }
}
