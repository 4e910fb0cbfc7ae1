package io.swarmkeeper.contract;

/**
 * Labels of a service that say which registry credentials Swarm was last given for it: the engine
 * itself never tells. Written together with the credentials, so they are as old as those.
 */
public final class LoginLabels {
  /** A salted digest of the credentials. */
  public static final String DIGEST = "io.swarmkeeper.login";

  /**
   * When Swarm was given them while the tasks stayed. Tasks older than that have others than their
   * service, and Swarm replaces them at the next change of placement.
   */
  public static final String BESIDE_TASKS = "io.swarmkeeper.login-at";

  private LoginLabels() {}
}
