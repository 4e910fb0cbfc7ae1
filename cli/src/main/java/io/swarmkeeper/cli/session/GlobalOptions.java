package io.swarmkeeper.cli.session;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command takes, before or after its name. */
public final class GlobalOptions {
  @Option(
      names = "--nats",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Where NATS is (env KEEPER_NATS; default nats://127.0.0.1:4222).")
  String nats;

  @Option(
      names = "--nats-ca",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The authority that vouches for NATS, in PEM; turns TLS on (env KEEPER_NATS_CA).")
  Path natsCa;

  @Option(
      names = "--nats-cert",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Your certificate, for a NATS server that asks for one (env KEEPER_NATS_CERT).")
  Path natsCert;

  @Option(
      names = "--nats-key",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Its key, without a password (env KEEPER_NATS_KEY).")
  Path natsKey;

  @Option(
      names = "--creds",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Your NATS credentials; requests are signed with them (env KEEPER_CREDS).")
  Path creds;

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "The keys of the swarm's programs: only what they signed is believed (env KEEPER_TRUST).")
  Path trust;

  @Option(
      names = "--swarm",
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "Which swarm (env KEEPER_SWARM; default local).")
  String swarm;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "text|json",
      scope = ScopeType.INHERIT,
      description = "text (default) or json: one object, or JSON lines while following.")
  Output output;

  /** For people, or for programs. */
  public enum Output {
    text,
    json
  }
}
