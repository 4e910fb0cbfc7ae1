package io.swarmkeeper.stack.engine;

import io.swarmkeeper.stack.tree.Value.Mapping;

/** One theme of the engine's checks of a service. What was refused already is not looked at. */
@FunctionalInterface
interface ServiceRule {
  /**
   * Reports what it finds.
   *
   * @param path of the service
   * @param service merged, in the one form of every key
   */
  void check(String path, Mapping service);
}
