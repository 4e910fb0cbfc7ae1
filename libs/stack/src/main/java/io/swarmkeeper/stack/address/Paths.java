package io.swarmkeeper.stack.address;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths as text, as Go's filepath.Join cleans them; no file system is asked. */
public final class Paths {
  private Paths() {}

  /** Both joined and cleaned. */
  public static String join(String directory, String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : (directory + "/" + path).split("/", -1)) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return "/" + String.join("/", parts);
  }
}
