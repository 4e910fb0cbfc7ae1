package io.swarmkeeper.stack;

import java.util.List;

/** What became of reading stack files. */
public sealed interface Reading {
  /** What docker says or ignores silently, and what will not do what it seems to. */
  List<Problem> warnings();

  /**
   * The files are good for docker.
   *
   * @param refusals what docker sends all the same, and the engine is certain to refuse
   *     (docs/decisions/0032)
   */
  record Accepted(StackSpec stack, List<Problem> warnings, List<Problem> refusals)
      implements Reading {
    public Accepted {
      warnings = List.copyOf(warnings);
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * The files are bad; every reason is in {@code problems}, those of the engine too, in the order
   * of the files.
   */
  record Refused(List<Problem> problems, List<Problem> warnings) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }
}
