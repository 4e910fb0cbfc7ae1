package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.schema.Version;
import io.swarmkeeper.stack.tree.Mark;
import io.swarmkeeper.stack.tree.Problems;
import java.util.function.UnaryOperator;

/**
 * What decoding a file needs beside the file.
 *
 * @param variables the value of each in the environment of whoever deploys; null where it is not
 *     set
 * @param directory of the first file
 */
public record LoadContext(
    Compat compat,
    Version version,
    UnaryOperator<String> variables,
    Contents contents,
    String directory,
    Problems problems) {
  /** Reports what forbids the file. */
  void refuse(Mark at, String path, String text) {
    problems.refuse(at, path, text);
  }

  /** Reports what there is to know. */
  void warn(Mark at, String path, String text) {
    problems.warn(at, path, text);
  }
}
