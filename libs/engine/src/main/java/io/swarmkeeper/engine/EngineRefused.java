package io.swarmkeeper.engine;

/** The engine understood and said no: repeating the same call is pointless. */
public final class EngineRefused extends EngineTrouble {
  private static final long serialVersionUID = 1L;
  private static final int NOT_FOUND = 404;
  private static final int ALREADY_THERE = 409;
  private static final int NOT_A_MANAGER = 503;

  private final int status;

  /** With the HTTP status and the engine's own words. */
  public EngineRefused(int status, String message) {
    super(message, null);
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** What was asked for does not exist. */
  public boolean notFound() {
    return status == NOT_FOUND;
  }

  /** The name is taken. */
  public boolean alreadyThere() {
    return status == ALREADY_THERE;
  }

  /** Something still uses it. */
  public boolean inUse() {
    return getMessage().contains("in use") || getMessage().contains("active endpoints");
  }

  /** The node is a worker, or not in a swarm: ask another engine. */
  public boolean notManager() {
    return status == NOT_A_MANAGER;
  }
}
