package io.swarmkeeper.cli.session;

import java.util.List;

/** End the command here: with these sentences for the person and this exit for the script. */
public final class GiveUp extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exit;
  private final transient List<String> sentences;

  /** With all that there is to say, not only the first. */
  public GiveUp(ExitCode exit, List<String> sentences) {
    super(String.join("\n", sentences));
    this.exit = exit;
    this.sentences = List.copyOf(sentences);
  }

  /** Refused: nothing was touched. */
  public static GiveUp refused(String... sentences) {
    return new GiveUp(ExitCode.REFUSED, List.of(sentences));
  }

  /** What became of it is not known here. */
  public static GiveUp unknown(String... sentences) {
    return new GiveUp(ExitCode.UNKNOWN, List.of(sentences));
  }

  public ExitCode exit() {
    return exit;
  }

  /** One line each. */
  public List<String> sentences() {
    return sentences;
  }
}
