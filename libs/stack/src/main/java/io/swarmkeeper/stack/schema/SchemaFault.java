package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.Mark;
import java.util.List;

/**
 * Where a file does not follow the schema, and why.
 *
 * @param kind what becomes of the value at this place
 */
public record SchemaFault(Mark at, List<String> path, String text, Kind kind) {
  public SchemaFault {
    path = List.copyOf(path);
  }

  /** About a value that nobody can go on with. */
  SchemaFault(Mark at, List<String> path, String text) {
    this(at, path, text, Kind.VALUE);
  }

  /** What is wrong at a place. */
  public enum Kind {
    /** The value. */
    VALUE,
    /** A key that this version does not know. */
    KEY,
    /** Only what an entry is called: what it says counts. */
    NAME
  }

  /** {@code services.web.image}. */
  public String where() {
    return String.join(".", path);
  }
}
