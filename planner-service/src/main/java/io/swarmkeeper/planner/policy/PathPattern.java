package io.swarmkeeper.planner.policy;

/**
 * A path of the policy: what is there and below. {@code /} alone is the root itself, as everything
 * has a word of its own: otherwise.
 *
 * @param below only what is below ({@code /data/*})
 */
record PathPattern(HostPath path, boolean below) {
  private static final String BELOW = "/*";

  /** As the file has it. */
  static PathPattern of(String text) {
    var below = text.endsWith(BELOW);
    var top = below ? text.substring(0, text.length() - BELOW.length()) : text;
    return new PathPattern(below && top.isEmpty() ? HostPath.ROOT : HostPath.of(top), below);
  }

  /** Whether it says all about this path: for lists that allow. */
  boolean covers(HostPath mounted) {
    var same = mounted.equals(path);
    if (mounted.anywhere() || same) {
      return same && !below;
    }
    return path.contains(mounted) && (below || !path.equals(HostPath.ROOT));
  }

  /** Whether who has that path has some of this: for lists that refuse or warn. */
  boolean touches(HostPath mounted) {
    var holds = mounted.contains(path);
    return holds || (path.contains(mounted) && (below || !path.equals(HostPath.ROOT)));
  }
}
