package io.swarmkeeper.stack.load;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.schema.Version;
import io.swarmkeeper.stack.tree.Problems;
import java.util.Map;

/**
 * What decoding a file needs beside the file.
 *
 * @param variables the environment of whoever deploys
 * @param directory of the first file
 */
public record LoadContext(
    Compat compat,
    Version version,
    Map<String, String> variables,
    Contents contents,
    String directory,
    Problems problems) {}
