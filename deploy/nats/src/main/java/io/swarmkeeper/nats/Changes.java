package io.swarmkeeper.nats;

import io.swarmkeeper.bus.key.SigningKey;
import io.swarmkeeper.contract.PublicKey;
import io.swarmkeeper.contract.Role;
import io.swarmkeeper.trust.Trust.Unsigned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Works out whom NATS is to know after a run. What is there already is kept. */
final class Changes {
  private final Arguments asked;
  private final Supplier<SigningKey> newKeys;
  private final List<String> errors = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final Map<String, SigningKey> made = new LinkedHashMap<>();
  private Registry now;

  private Changes(Arguments asked, Registry before, Supplier<SigningKey> newKeys) {
    this.asked = asked;
    this.now = before;
    this.newKeys = newKeys;
  }

  /**
   * What a run changes.
   *
   * @param errors if there are any, nothing is changed
   * @param sentences for people: what was made, changed and taken away
   * @param made the new keys, by the names of their users
   */
  record Result(
      Registry registry,
      List<String> errors,
      List<String> sentences,
      Map<String, SigningKey> made) {}

  /** Of what is asked for, from what is there. */
  static Result of(Arguments asked, Optional<Registry> before, Supplier<SigningKey> newKeys) {
    var swarm = asked.swarm.or(() -> before.map(Registry::swarm));
    var start =
        new Registry(
            swarm.orElse("?"),
            asked.unsigned.or(() -> before.map(Registry::unsigned)).orElse(Unsigned.REFUSED),
            asked.tls.or(() -> before.map(Registry::tls)).orElse(List.of()),
            before.map(Registry::users).orElse(List.of()));
    var changes = new Changes(asked, start, newKeys);
    changes.errors.addAll(asked.errors);
    if (swarm.isEmpty()) {
      changes.errors.add("--swarm is missing: which swarm is it for?");
    }
    before
        .map(Registry::swarm)
        .filter(name -> !Optional.of(name).equals(swarm))
        .ifPresent(name -> changes.errors.add("what is there is for swarm '" + name + "'"));
    return changes.worked();
  }

  private Result worked() {
    asked.remove.forEach(this::remove);
    programs().forEach(this::add);
    asked.wanted.forEach(this::add);
    asked.rotate.forEach(this::rotate);
    asked.retire.forEach(this::retire);
    checkTwice();
    return new Result(now, List.copyOf(errors), List.copyOf(sentences), Map.copyOf(made));
  }

  /** Nodes of which nobody has told us share a key for each role. */
  private List<User> programs() {
    var programs = new ArrayList<User>();
    programs.add(User.person("installer", Role.INSTALLER, List.of()));
    programs.add(User.program("planner", Role.PLANNER));
    programs.add(User.program("indexer", Role.INDEXER));
    var nodesKnown =
        !now.nodes().isEmpty() || asked.wanted.stream().anyMatch(u -> u.node().isPresent());
    if (!nodesKnown) {
      programs.add(User.program("executor-manager", Role.EXECUTOR_MANAGER));
      programs.add(User.program("executor-worker", Role.EXECUTOR_WORKER));
      programs.add(User.program("watcher", Role.WATCHER));
    }
    programs.removeIf(program -> asked.remove.contains(program.name()));
    return programs;
  }

  private void add(User wanted) {
    var known = now.named(wanted.name());
    if (known.isEmpty()) {
      now = now.with(wanted.with(List.of(keyFor(wanted.name()))));
      sentences.add("made %s: %s".formatted(wanted.name(), wanted.rights()));
    } else if (known.get().role().person() != wanted.role().person()) {
      errors.add(wanted.name() + " is there already, as " + known.get().rights());
    } else if (!known.get().with(List.of()).equals(wanted)) {
      now = now.with(wanted.with(known.get().keys()));
      sentences.add(
          "changed %s: %s (before: %s)"
              .formatted(wanted.name(), wanted.rights(), known.get().rights()));
    }
  }

  private PublicKey keyFor(String name) {
    var key = newKeys.get();
    made.put(name, key);
    return new PublicKey(key.publicKey());
  }

  private void rotate(String name) {
    var user = now.named(name);
    if (user.isEmpty()) {
      errors.add("--rotate " + name + ": there is no such user");
    } else if (user.get().isRotating()) {
      errors.add("--rotate " + name + ": its key from before still works; --retire it first");
    } else if (made.containsKey(name)) {
      errors.add("--rotate " + name + ": its key is new");
    } else {
      now = now.with(user.get().rotatedTo(keyFor(name)));
      sentences.add(
          "rotated %s: the key from before works until --retire %s".formatted(name, name));
    }
  }

  private void retire(String name) {
    var user = now.named(name);
    if (user.isEmpty() || !user.get().isRotating() || asked.rotate.contains(name)) {
      errors.add("--retire " + name + ": it has no key from before");
    } else {
      now = now.with(user.get().retired());
      sentences.add("retired the key of %s from before".formatted(name));
    }
  }

  private void remove(String name) {
    if (now.named(name).isEmpty()) {
      errors.add("--remove " + name + ": there is no such user");
    } else {
      now = now.without(name);
      sentences.add("removed " + name);
    }
  }

  private void checkTwice() {
    var names = new HashSet<String>();
    var nodes = new HashSet<String>();
    for (var user : asked.wanted) {
      if (!names.add(user.name())) {
        errors.add(user.name() + " is asked for twice");
      }
      if (user.role() == Role.WATCHER && !nodes.add(user.node().orElse(""))) {
        errors.add("the node with id " + user.node().orElse("") + " is asked for twice");
      }
    }
  }
}
