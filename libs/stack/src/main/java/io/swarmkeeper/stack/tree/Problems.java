package io.swarmkeeper.stack.tree;

import io.swarmkeeper.stack.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects everything that is wrong, once each, so that nothing stops at the first error. */
public final class Problems {
  /** More than this many say nothing new and only cost memory. */
  private static final int MOST = 1_000;

  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  /** Something that forbids the file. */
  public void refuse(Mark at, String path, String text) {
    add(errors, new Problem(where(at, path), text));
  }

  /** Something that forbids the files as a whole. */
  public void refuse(String text) {
    add(errors, new Problem("", text));
  }

  /** Something to know. */
  public void warn(Mark at, String path, String text) {
    add(warnings, new Problem(where(at, path), text));
  }

  /** Something to know about the files as a whole. */
  public void warn(String text) {
    add(warnings, new Problem("", text));
  }

  /** Whether anything forbids the files. */
  public boolean any() {
    return !errors.isEmpty();
  }

  /** What forbids the files. */
  public List<Problem> errors() {
    return new ArrayList<>(errors);
  }

  /** What there is to know. */
  public List<Problem> warnings() {
    return new ArrayList<>(warnings);
  }

  private static void add(Set<Problem> to, Problem problem) {
    if (to.size() < MOST) {
      to.add(problem);
    }
  }

  private static String where(Mark at, String path) {
    return path.isEmpty() ? at.place() : at.place() + ": " + path;
  }
}
