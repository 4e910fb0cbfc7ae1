package io.swarmkeeper.nats;

import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program or person that NATS knows.
 *
 * @param node the Swarm id of the one node that it is for
 * @param manager whether that node, or one of those that share the key, is a manager
 * @param stacks the only ones that a deployer may ask for; empty for all
 * @param keys the one that is in use, and before that is retired, the one from before
 */
record User(
    String name,
    Role role,
    Optional<String> node,
    boolean manager,
    List<String> stacks,
    List<PublicKey> keys) {
  User {
    node = node == null ? Optional.empty() : node;
    stacks = stacks == null ? List.of() : List.copyOf(stacks);
    keys = keys == null ? List.of() : List.copyOf(keys);
  }

  static User program(String name, Role role) {
    return new User(name, role, Optional.empty(), true, List.of(), List.of());
  }

  static User person(String name, Role role, List<String> stacks) {
    return new User(name, role, Optional.empty(), false, stacks, List.of());
  }

  static User onNode(String name, Role role, String node, boolean manager) {
    return new User(name, role, Optional.of(node), manager, List.of(), List.of());
  }

  /** Whether a key from before still works. */
  boolean isRotating() {
    return keys.size() > 1;
  }

  User with(List<PublicKey> others) {
    return new User(name, role, node, manager, stacks, others);
  }

  /** One with this key in use and the present one beside it. */
  User rotatedTo(PublicKey next) {
    return with(Stream.concat(Stream.of(next), keys.stream()).toList());
  }

  User retired() {
    return with(List.of(keys.getFirst()));
  }

  /** For people to read. */
  String rights() {
    return role.word()
        + node.map(id -> ", on node " + id + (manager ? " (a manager)" : "")).orElse("")
        + (stacks.isEmpty() ? "" : ", stacks " + String.join(" ", stacks));
  }
}
