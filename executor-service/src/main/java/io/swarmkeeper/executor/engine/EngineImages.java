package io.swarmkeeper.executor.engine;

import io.swarmkeeper.engine.Engine;
import io.swarmkeeper.engine.EngineRefused;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.executor.registry.Credentials;
import io.swarmkeeper.executor.registry.Images;
import io.swarmkeeper.swarm.ImageName;

/** The images of a real engine, pulled with the credentials that we were given. */
public final class EngineImages implements Images {
  private final Engine engine;
  private final Credentials credentials;

  public EngineImages(Engine engine, Credentials credentials) {
    this.engine = engine;
    this.credentials = credentials;
  }

  @Override
  public boolean has(ImageName image) throws EngineTrouble {
    try {
      return !engine.image(image).isEmpty();
    } catch (EngineRefused e) {
      if (e.notFound()) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public boolean knownAt(ImageName image) {
    return credentials.of(image.text()).isPresent();
  }

  @Override
  public void pull(ImageName image) throws EngineTrouble {
    engine.pull(image, credentials.of(image.text()));
  }
}
