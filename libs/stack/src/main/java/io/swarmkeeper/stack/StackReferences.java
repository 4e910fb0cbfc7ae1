package io.swarmkeeper.stack;

import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What reading needs from the sender's machine, so that somebody else can read the same elsewhere.
 *
 * @param variables the variables that were asked for and that are set
 * @param files paths of env_file and configs, as written
 * @param secretFiles paths of secrets, as written
 */
public record StackReferences(
    SortedMap<String, String> variables, SortedSet<String> files, SortedSet<String> secretFiles) {
  public StackReferences {
    variables = new TreeMap<>(Map.copyOf(variables));
    files = new TreeSet<>(files);
    secretFiles = new TreeSet<>(secretFiles);
  }
}
