package io.swarmkeeper.planner.policy;

import java.util.List;

/**
 * What the policy says to options that have names. The first list that has the name decides:
 * refused, warned of, allowed.
 *
 * @param otherwise to names that no list has
 */
record NameRule(
    List<NamePattern> refuse,
    List<NamePattern> warn,
    List<NamePattern> allow,
    Permission otherwise) {
  NameRule {
    refuse = List.copyOf(refuse);
    warn = List.copyOf(warn);
    allow = List.copyOf(allow);
  }

  static NameRule of(Permission all) {
    return new NameRule(List.of(), List.of(), List.of(), all);
  }

  Permission on(String name) {
    if (has(refuse, name)) {
      return Permission.REFUSE;
    }
    if (has(warn, name)) {
      return Permission.WARN;
    }
    return has(allow, name) ? Permission.ALLOW : otherwise;
  }

  /** To something that is all names at once: what is said to any of them is said to it. */
  Permission onAll(String name) {
    if (!refuse.isEmpty()) {
      return Permission.REFUSE;
    }
    var rest = has(allow, name) ? Permission.ALLOW : otherwise;
    return warn.isEmpty() ? rest : rest.or(Permission.WARN);
  }

  private static boolean has(List<NamePattern> list, String name) {
    return list.stream().anyMatch(pattern -> pattern.matches(name));
  }
}
