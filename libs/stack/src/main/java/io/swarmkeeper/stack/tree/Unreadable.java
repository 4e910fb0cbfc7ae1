package io.swarmkeeper.stack.tree;

/** The rest of a file cannot be read; report it and go on with the next file. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Mark at;

  Unreadable(Mark at, String text) {
    super(text);
    this.at = at;
  }

  Mark at() {
    return at;
  }
}
