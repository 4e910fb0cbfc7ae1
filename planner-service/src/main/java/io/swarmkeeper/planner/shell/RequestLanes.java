package io.swarmkeeper.planner.shell;

import java.util.Set;

/**
 * Which requests wait for each other: those for one stack or node, as they came, but steering waits
 * for no planning. The last two tokens of a request's subject say what it is about and its verb.
 */
final class RequestLanes {
  private static final Set<String> STEERING = Set.of("pause", "resume", "abort");
  private static final int AT_LEAST = 2;

  private RequestLanes() {}

  static String of(String subject) {
    var tokens = subject.split("\\.", -1);
    if (tokens.length < AT_LEAST) {
      return subject;
    }
    var verb = tokens[tokens.length - 1];
    var about = tokens[tokens.length - 2];
    return STEERING.contains(verb) ? "steering " + about : about;
  }
}
