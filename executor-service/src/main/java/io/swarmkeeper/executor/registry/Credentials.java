package io.swarmkeeper.executor.registry;

import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.engine.ImageName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people have sent to log in at registries: the newest of each, in memory and nowhere else.
 */
public final class Credentials {
  private final Map<String, RegistryLogin> logins = new ConcurrentHashMap<>();

  /** Takes new ones in the place of old ones. */
  public void take(RegistryLogins newer) {
    newer.logins().forEach(login -> logins.put(login.registry(), login));
  }

  /** The value of {@code X-Registry-Auth} for the registry of this image, if there is one. */
  public Optional<String> of(String image) {
    return Optional.ofNullable(logins.get(ImageName.of(image).registry())).map(RegistryLogin::auth);
  }
}
