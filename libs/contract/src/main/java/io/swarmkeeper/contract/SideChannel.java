package io.swarmkeeper.contract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What must never be in the journal, a bucket, a log or the index: it goes from the CLI straight to
 * executors on {@code keeperq.<swarm>.secret.<name>.<nodeId>}, sealed. No record here prints what
 * it carries.
 */
public final class SideChannel {
  private SideChannel() {}

  /** Who answers what is told under this name. */
  public static Set<Role> answeredBy(String name) {
    return name.equals("registry")
        ? Set.of(Role.EXECUTOR_MANAGER, Role.EXECUTOR_WORKER)
        : Set.of(Role.EXECUTOR_MANAGER);
  }

  /**
   * All that crosses NATS of what is said here.
   *
   * @param box the JSON of one of the records below, sealed to the executor's key ({@link
   *     Query.SealingKey}) by HPKE, in Base64
   */
  public record Sealed(String box) {
    /** Refuses none. */
    public Sealed {
      if (box == null || box.isEmpty()) {
        throw new IllegalArgumentException("'box' is missing");
      }
    }
  }

  /**
   * To any manager's executor ({@code put}): keep these bytes as a secret of the swarm.
   *
   * @param plain the name before rotation, which the digest is made for
   * @param spec the body of {@code POST /secrets/create} with its name and labels, without data
   * @param data the bytes in Base64
   */
  public record PutSecret(String stack, String plain, ObjectNode spec, String data) {
    @Override
    public String toString() {
      return "PutSecret[" + plain + " of " + stack + "]";
    }
  }

  /** The answer: it is in the swarm, and was before if {@code wasThere}. */
  public record SecretKept(String name, boolean wasThere) {}

  /** To every executor ({@code registry}): kept in memory, for pulls and for Swarm's own. */
  public record RegistryLogins(List<RegistryLogin> logins) {
    /** A message may leave them out: none are known then. */
    public RegistryLogins {
      logins = logins == null ? List.of() : List.copyOf(logins);
    }
  }

  /** The answer: this executor has them now. */
  public record LoginsTaken() {}

  /**
   * Credentials for one registry.
   *
   * @param registry its host and port, {@code docker.io} for Docker Hub
   * @param auth the value of the header {@code X-Registry-Auth}
   */
  public record RegistryLogin(String registry, String auth) {
    @Override
    public String toString() {
      return "RegistryLogin[" + registry + "]";
    }
  }
}
