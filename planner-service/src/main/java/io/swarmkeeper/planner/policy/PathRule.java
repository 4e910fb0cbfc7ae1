package io.swarmkeeper.planner.policy;

import java.util.List;
import java.util.Optional;

/**
 * What the policy says to paths of the node. The first list that has the path decides: refused,
 * warned of, allowed, allowed to read only.
 *
 * @param otherwise to paths that no list has
 */
record PathRule(
    List<PathPattern> refuse,
    List<PathPattern> warn,
    List<PathPattern> allow,
    List<PathPattern> readOnly,
    Permission otherwise) {
  PathRule {
    refuse = List.copyOf(refuse);
    warn = List.copyOf(warn);
    allow = List.copyOf(allow);
    readOnly = List.copyOf(readOnly);
  }

  static PathRule of(Permission all) {
    return new PathRule(List.of(), List.of(), List.of(), List.of(), all);
  }

  Permission on(HostAccess access) {
    return listed(access).orElse(otherwise);
  }

  /** What a list says that has it. */
  Optional<Permission> listed(HostAccess access) {
    if (refuse.stream().anyMatch(p -> p.touches(access.path()))) {
      return Optional.of(Permission.REFUSE);
    }
    if (warn.stream().anyMatch(p -> p.touches(access.path()))) {
      return Optional.of(Permission.WARN);
    }
    return covered(allow, access) || (access.readOnly() && covered(readOnly, access))
        ? Optional.of(Permission.ALLOW)
        : Optional.empty();
  }

  /** Whether it would be allowed if it could not be written to. */
  boolean allowedToRead(HostAccess access) {
    return covered(readOnly, access);
  }

  private static boolean covered(List<PathPattern> list, HostAccess access) {
    return list.stream().anyMatch(p -> p.covers(access.path()));
  }
}
