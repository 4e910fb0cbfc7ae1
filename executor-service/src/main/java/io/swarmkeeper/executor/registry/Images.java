package io.swarmkeeper.executor.registry;

import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.swarm.ImageName;

/** The images of one engine. */
public interface Images {
  boolean has(ImageName image) throws EngineTrouble;

  /** Whether we have credentials for its registry. */
  boolean knownAt(ImageName image);

  /** Gets it from its registry; ends early when interrupted. */
  void pull(ImageName image) throws EngineTrouble;
}
