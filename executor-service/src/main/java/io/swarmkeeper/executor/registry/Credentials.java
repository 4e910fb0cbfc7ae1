package io.swarmkeeper.executor.registry;

import io.swarmkeeper.contract.Query.KnownLogin;
import io.swarmkeeper.contract.SecretDigest;
import io.swarmkeeper.contract.SideChannel.RegistryLogin;
import io.swarmkeeper.contract.SideChannel.RegistryLogins;
import io.swarmkeeper.engine.EngineTrouble;
import io.swarmkeeper.engine.Json;
import io.swarmkeeper.swarm.ImageName;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What people have sent to log in at registries: the newest of each, in memory and nowhere else.
 */
public final class Credentials {
  /** Tells the salt of this swarm's digests; only a manager can. */
  public interface Salting {
    /** The same for the life of the swarm. */
    String value() throws EngineTrouble;
  }

  /**
   * Credentials as the engine takes them.
   *
   * @param value of {@code X-Registry-Auth}
   * @param digest salted: the same credentials have the same
   */
  public record RegistryAuth(String value, String digest) {
    @Override
    public String toString() {
      return "RegistryAuth[" + digest + "]";
    }
  }

  private final Salting salt;
  private final Map<String, RegistryLogin> logins = new ConcurrentHashMap<>();
  private final Map<RegistryLogin, String> digests = new ConcurrentHashMap<>();

  public Credentials(Salting salt) {
    this.salt = salt;
  }

  /** Takes new ones in the place of old ones. */
  public void take(RegistryLogins newer) {
    newer.logins().forEach(login -> logins.put(login.registry(), login));
    digests.keySet().retainAll(logins.values());
  }

  /** The value of {@code X-Registry-Auth} for the registry of this image, if there is one. */
  public Optional<String> of(String image) {
    return login(image).map(RegistryLogin::auth);
  }

  /** What is known of it, without showing it. */
  public Optional<KnownLogin> known(String image) throws EngineTrouble {
    var login = login(image);
    if (login.isEmpty()) {
      return Optional.empty();
    }
    var said = Login.of(login.get().auth());
    return Optional.of(new KnownLogin(said.user(), digest(login.get()), said.ends()));
  }

  /** What {@link #of} gives, with its digest. */
  public Optional<RegistryAuth> auth(String image) throws EngineTrouble {
    var login = login(image);
    return login.isEmpty()
        ? Optional.empty()
        : Optional.of(new RegistryAuth(login.get().auth(), digest(login.get())));
  }

  private Optional<RegistryLogin> login(String image) {
    return Optional.ofNullable(logins.get(ImageName.of(image).registry()));
  }

  /** Slow on purpose, so it is made once. */
  private String digest(RegistryLogin login) throws EngineTrouble {
    var known = digests.get(login);
    if (known != null) {
      return known;
    }
    var bytes = login.auth().getBytes(StandardCharsets.UTF_8);
    var made = SecretDigest.of(salt.value(), "registry/" + login.registry(), Json.object(), bytes);
    digests.put(login, made);
    return made;
  }
}
