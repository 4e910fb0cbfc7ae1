package io.swarmkeeper.bus;

import io.swarmkeeper.bus.key.NatsCredentials;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where NATS is and who we are to it.
 *
 * @param url such as {@code nats://127.0.0.1:4222}; several, separated by commas
 * @param credentials who we are; absent where the server lets anybody in
 * @param name the name that the server shows for this connection
 * @param tls by what the server is believed, where its URL alone does not say it
 */
public record BusSettings(
    String url, Optional<NatsCredentials> credentials, String name, Optional<SSLContext> tls) {
  /** Without anything of TLS but what the URL says. */
  public BusSettings(String url, Optional<NatsCredentials> credentials, String name) {
    this(url, credentials, name, Optional.empty());
  }

  /** The same place, for people. */
  public String where() {
    return withoutPasswords(url);
  }

  /** A text with URLs, for people: without users, passwords and tokens. */
  public static String withoutPasswords(String text) {
    return text.replaceAll("//[^/\\s,]*@", "//***@");
  }

  /** Without what must not be shown. */
  @Override
  public String toString() {
    return name + " at " + where();
  }
}
