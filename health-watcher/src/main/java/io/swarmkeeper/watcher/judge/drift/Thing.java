package io.swarmkeeper.watcher.judge.drift;

import io.swarmkeeper.contract.Event;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service, config, secret or node, as one look shows it.
 *
 * @param version Swarm's own; while it stays, nothing has changed
 * @param history asked for only when the version is another one
 */
public record Thing(
    Event.Thing kind,
    String id,
    String name,
    Optional<String> stack,
    long version,
    Supplier<SpecHistory> history) {
  String key() {
    return key(kind, id);
  }

  static String key(Event.Thing kind, String id) {
    return kind.name().toLowerCase(Locale.ROOT) + "/" + id;
  }
}
