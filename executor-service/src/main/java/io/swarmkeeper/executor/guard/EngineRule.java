package io.swarmkeeper.executor.guard;

import java.util.Optional;

/** One rule of the engine: why this must not be written, if it must not. */
@FunctionalInterface
public interface EngineRule {
  /** The sentence for the operator. */
  Optional<String> objection(ServiceWrite writing);
}
