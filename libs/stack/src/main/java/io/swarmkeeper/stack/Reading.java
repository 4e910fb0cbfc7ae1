package io.swarmkeeper.stack;

import java.util.List;

/** What became of reading stack files. */
public sealed interface Reading {
  /** What docker says or ignores silently, and what will not do what it seems to. */
  List<Problem> warnings();

  /** The files are good. */
  record Accepted(StackSpec stack, List<Problem> warnings) implements Reading {
    /** Copies the list. */
    public Accepted {
      warnings = List.copyOf(warnings);
    }
  }

  /** The files are bad; every reason is in {@code problems}, in the order of the files. */
  record Refused(List<Problem> problems, List<Problem> warnings) implements Reading {
    /** Copies the lists. */
    public Refused {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }
}
