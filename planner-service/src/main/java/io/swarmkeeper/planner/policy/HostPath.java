package io.swarmkeeper.planner.policy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A place in the file system of a node, in one way of writing it.
 *
 * @param path absolute, without {@code .}, {@code ..}, doubled or last slashes; Windows' in lower
 *     case and with slashes; empty for one that nobody can tell before a task starts, which may be
 *     anywhere
 */
record HostPath(String path) {
  /** Somewhere that cannot be told from the file. */
  static final HostPath ANYWHERE = new HostPath("");

  static final HostPath ROOT = new HostPath("/");

  /** Templates that Swarm fills with a word that has no slash, whoever wrote the file. */
  private static final Pattern HARMLESS_TEMPLATE =
      Pattern.compile(
          "\\{\\{\\s*\\.(Task\\.(Slot|ID|Name)|Node\\.(ID|Hostname)|Service\\.(ID|Name))\\s*}}");

  private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:([/\\\\].*)?", Pattern.DOTALL);
  private static final Pattern SHORT_NAME = Pattern.compile(".*~\\d.*", Pattern.DOTALL);
  private static final String PIPE = "\\\\.\\pipe\\";

  /** A process has links to wherever it is, and an open file is one. */
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "/proc/(\\d+|self|thread-self|x)(/.*)?|/dev/(fd(/.*)?|stdin|stdout|stderr)",
          Pattern.DOTALL);

  /** As a mount has it. */
  static HostPath of(String written) {
    var filled = HARMLESS_TEMPLATE.matcher(written).replaceAll("x");
    if (filled.contains("{{")) {
      return ANYWHERE;
    }
    if (DRIVE.matcher(filled).matches()) {
      return ofWindows(filled.replace('\\', '/'));
    }
    if (filled.regionMatches(true, 0, PIPE, 0, PIPE.length())) {
      return new HostPath(
          "//./pipe"
              + whole(filled.substring(PIPE.length()).replace('\\', '/')).toLowerCase(Locale.ROOT));
    }
    return filled.startsWith("/") ? ofUnix(filled) : ANYWHERE;
  }

  private static HostPath ofUnix(String written) {
    var path = whole(written);
    if (path.equals("/var/run") || path.startsWith("/var/run/")) {
      path = path.substring("/var".length());
    }
    return ELSEWHERE.matcher(path).matches() ? ANYWHERE : new HostPath(path);
  }

  /** Windows ignores case, and dots and blanks at the end of a name. */
  private static HostPath ofWindows(String written) {
    if (SHORT_NAME.matcher(written).matches() || written.indexOf(':', 2) > 0) {
      return ANYWHERE;
    }
    var trimmed = written.substring(2).replaceAll("(?<=[^/. ])[. ]+(?=/|$)", "");
    var below = whole(trimmed);
    return new HostPath(
        (written.substring(0, 2) + (below.equals("/") ? "" : below)).toLowerCase(Locale.ROOT));
  }

  private static String whole(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (var part : path.split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }

  boolean anywhere() {
    return path.isEmpty();
  }

  /** Whether that is here or below. What may be anywhere has everything in it. */
  boolean contains(HostPath other) {
    return anywhere()
        || path.equals(other.path)
        || other.path.startsWith(path.endsWith("/") ? path : path + "/");
  }

  /** The last name of it. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return anywhere() ? "a path that only shows when a task starts" : path;
  }
}
