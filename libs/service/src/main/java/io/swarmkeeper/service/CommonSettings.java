package io.swarmkeeper.service;

import java.net.URI;
import java.nio.file.Path;

/** What can be set of more than one program. */
public final class CommonSettings {
  /** Where NATS is. */
  public static final Setting<String> NATS =
      Setting.of(
          "keeper.nats",
          String.class,
          "nats://127.0.0.1:4222",
          "URL",
          "where NATS is; several servers of one cluster are separated by commas");

  /** Who may vouch for NATS. */
  public static final Setting<Path> NATS_CA =
      Setting.optional(
          "keeper.nats.ca",
          Path.class,
          "file",
          "the certificates (PEM) of who may vouch for NATS; TLS is wanted then, whatever the URL says");

  /** Our certificate, for a NATS that wants one. */
  public static final Setting<Path> NATS_CERT =
      Setting.optional(
          "keeper.nats.cert",
          Path.class,
          "file",
          "our own certificate (PEM), for a NATS that wants one");

  /** The key of that. */
  public static final Setting<Path> NATS_KEY =
      Setting.optional(
          "keeper.nats.key", Path.class, "file", "its key (PEM, PKCS #8 without a password)");

  /** Who we are to NATS. */
  public static final Setting<Path> CREDENTIALS =
      Setting.optional(
          "keeper.creds",
          Path.class,
          "file",
          "our NATS credentials; what we sign is signed with them");

  /** Whom we believe. */
  public static final Setting<Path> TRUST =
      Setting.optional(
          "keeper.trust",
          Path.class,
          "file",
          "the keys of the swarm's programs and installers, as `deploy/nats/generate` writes them ([security.md](security.md))");

  /** The name of the swarm. */
  public static final Setting<String> SWARM =
      Setting.of(
          "keeper.swarm",
          String.class,
          "local",
          "name",
          "the swarm, and so the journal; several swarms may share one NATS");

  /** Where the node's engine is. */
  public static final Setting<URI> ENGINE =
      Setting.of(
          "docker.host",
          URI.class,
          URI.create("unix:///var/run/docker.sock"),
          "URL",
          "the Docker Engine of this node");

  private CommonSettings() {}
}
