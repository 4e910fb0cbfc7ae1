package io.swarmkeeper.stack;

/**
 * Something that is wrong in a stack file, or that a reader of it may not expect.
 *
 * @param where {@code file:line:column: services.web.image}, or less when less is known, or empty
 * @param text what is wrong and what is allowed, in words
 */
public record Problem(String where, String text) {
  public String line() {
    return where.isEmpty() ? text : where + ": " + text;
  }
}
