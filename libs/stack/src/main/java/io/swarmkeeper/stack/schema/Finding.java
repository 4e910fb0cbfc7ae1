package io.swarmkeeper.stack.schema;

import io.swarmkeeper.stack.tree.Mark;
import java.util.List;

/** Where a file does not follow the schema, and why. */
public record Finding(Mark at, List<String> path, String text) {
  /** Copies the path. */
  public Finding {
    path = List.copyOf(path);
  }

  /** {@code services.web.image}. */
  public String where() {
    return String.join(".", path);
  }
}
