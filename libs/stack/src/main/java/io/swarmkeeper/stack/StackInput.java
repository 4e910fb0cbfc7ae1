package io.swarmkeeper.stack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a reading depends on.
 *
 * @param stack the stack's name
 * @param files in the order of {@code -c}
 * @param variables the environment of whoever deploys: interpolation, env_file and environment
 *     without a value
 * @param workingDirectory directory of the first file, for relative bind sources; {@code /} if
 *     absent
 */
public record StackInput(
    String stack,
    List<StackText> files,
    Map<String, String> variables,
    Contents contents,
    Compat compat,
    Optional<String> workingDirectory) {
  public StackInput {
    files = List.copyOf(files);
    variables = Map.copyOf(variables);
  }
}
