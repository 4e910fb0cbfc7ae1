package io.swarmkeeper.engine.events;

import java.time.Instant;
import java.util.Map;

/**
 * One event of the engine: a hint to look, never the truth.
 *
 * @param type such as {@code container}
 * @param action such as {@code die} or {@code health_status: healthy}
 * @param actor the id of what it happened to
 * @param at the engine's own time
 */
public record EngineEvent(
    String type, String action, String actor, Map<String, String> attributes, Instant at) {
  /** Immutable. */
  public EngineEvent {
    attributes = Map.copyOf(attributes);
  }
}
