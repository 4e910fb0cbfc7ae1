package io.swarmkeeper.cli.session;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * All that a command knows of its surroundings, so that a test can bring its own.
 *
 * @param user who calls, for requests that do not say it otherwise
 * @param directory the working directory
 * @param random what ids are made of: in production one that nobody can foresee
 * @param connector opens the way to NATS, only when a command needs it
 */
public record CallSurroundings(
    Map<String, String> env,
    String user,
    Path directory,
    BufferedReader in,
    CleanOutput out,
    CleanOutput err,
    Terminal terminal,
    InstantSource clock,
    RandomGenerator random,
    SwarmConnection.Connector connector) {

  /**
   * What is known of the terminal.
   *
   * @param asks whether a person sits at standard input
   * @param draws whether a person looks at standard output
   * @param unicode whether it can show more than ASCII
   */
  public record Terminal(boolean asks, boolean draws, int width, boolean unicode) {}
}
