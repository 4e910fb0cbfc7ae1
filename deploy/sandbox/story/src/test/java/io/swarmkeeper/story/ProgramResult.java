package io.swarmkeeper.story;

import java.util.List;

/** How a process ended, and all that it said. */
record ProgramResult(List<String> command, int exit, String out, String err) {
  /** Everything, for a message when a test fails and for sentences that may stand in either. */
  String said() {
    return out + err;
  }

  @Override
  public String toString() {
    return String.join(" ", command) + " -> exit " + exit + "\n" + said();
  }
}
