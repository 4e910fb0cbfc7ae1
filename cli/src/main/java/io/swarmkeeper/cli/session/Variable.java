package io.swarmkeeper.cli.session;

import java.util.Map;
import java.util.Optional;

/** Every variable of the environment that {@code keeper} reads for itself. */
public enum Variable {
  KEEPER_NATS("`nats://127.0.0.1:4222`", "where NATS is; `--nats` wins"),
  KEEPER_NATS_CA(
      "none",
      "certificates (PEM) of who may vouch for NATS; TLS is wanted then, whatever the URL says; `--nats-ca` wins"),
  KEEPER_NATS_CERT(
      "none", "your own certificate (PEM), for a NATS that wants one; `--nats-cert` wins"),
  KEEPER_NATS_KEY("none", "its key (PEM, PKCS #8 without a password); `--nats-key` wins"),
  KEEPER_CREDS("none", "your NATS credentials, with which requests are signed; `--creds` wins"),
  KEEPER_TRUST(
      "none",
      "the keys of the swarm's programs, to know their answers by ([security.md](security.md)); `--trust` wins"),
  KEEPER_SWARM("`local`", "which swarm; `--swarm` wins"),
  KEEPER_BY("the name of the credentials file, or user@host", "who asks"),
  CI("none", "set to anything: requests say that they come from CI"),
  KEEPER_COMMIT_TIME(
      "none", "when the change was committed, for the lead time; `--commit-time` wins"),
  CI_COMMIT_TIMESTAMP("none", "the same, as GitLab sets it"),
  KEEPER_ELASTICSEARCH(
      "`http://127.0.0.1:9200`",
      "where Elasticsearch is, for `report` and `audit verify`; `--elasticsearch` wins"),
  KEEPER_ELASTICSEARCH_API_KEY("none", "an API key of Elasticsearch"),
  DOCKER_CONFIG("`~/.docker`", "where docker's `config.json` has the credentials for registries"),
  HOME("none", "where `~` is, for docker's files and for `~` in a stack file"),
  USERPROFILE("none", "the same on Windows"),
  PATH("none", "where docker's credential helpers are looked for"),
  NO_COLOR("none", "set to anything: the help has no colours"),
  TERM("none", "`dumb`: nothing is redrawn"),
  LC_ALL("none", "a locale in UTF-8: more than ASCII is written"),
  LC_CTYPE("none", "the same, if `LC_ALL` says nothing"),
  LANG("none", "the same, if neither does");

  private final String usual;
  private final String meaning;

  Variable(String usual, String meaning) {
    this.usual = usual;
    this.meaning = meaning;
  }

  /** What it says, if it says anything. */
  public Optional<String> in(Map<String, String> env) {
    return Optional.ofNullable(env.get(name())).filter(value -> !value.isBlank());
  }

  /** Its line of the table in the docs. */
  public String row() {
    return "| `" + name() + "` | " + usual + " | " + meaning + " |";
  }
}
