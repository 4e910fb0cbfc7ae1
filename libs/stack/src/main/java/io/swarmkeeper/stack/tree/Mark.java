package io.swarmkeeper.stack.tree;

/** A place in a stack file, counted from 1. */
public record Mark(String file, int line, int column) {
  /** {@code file:line:column}. */
  public String place() {
    return file + ":" + line + ":" + column;
  }
}
