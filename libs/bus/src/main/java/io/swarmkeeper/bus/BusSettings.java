package io.swarmkeeper.bus;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where NATS is and who we are to it.
 *
 * @param url such as {@code nats://127.0.0.1:4222}; several, separated by commas
 * @param credentials a NATS credentials file
 * @param name the name that the server shows for this connection
 */
public record BusSettings(String url, Optional<Path> credentials, String name) {}
