package io.swarmkeeper.bus;

import io.swarmkeeper.bus.key.NatsCredentials;
import java.util.Optional;

/**
 * Where NATS is and who we are to it.
 *
 * @param url such as {@code nats://127.0.0.1:4222}; several, separated by commas
 * @param credentials who we are; absent where the server lets anybody in
 * @param name the name that the server shows for this connection
 * @param unpackedMost how many bytes a packed question, answer or value may have when unpacked
 */
public record BusSettings(
    String url, Optional<NatsCredentials> credentials, String name, int unpackedMost) {
  /** What is enough for the state of a very large swarm. */
  public static final int UNPACKED_MOST = 128 << 20;

  /** With the usual bound. */
  public BusSettings(String url, Optional<NatsCredentials> credentials, String name) {
    this(url, credentials, name, UNPACKED_MOST);
  }
}
