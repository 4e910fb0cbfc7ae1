package io.swarmkeeper.cli.source;

import io.swarmkeeper.cli.Exit;
import io.swarmkeeper.cli.GiveUp;
import io.swarmkeeper.contract.Request;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Packs stack files together with everything that reading them needs from this machine, so that the
 * planner reads them as if it stood here. Says all that is missing at once.
 */
public final class SourceReader {
  private final Path directory;
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();
  private final Map<String, String> taken = new TreeMap<>();
  private final Map<String, byte[]> contents = new TreeMap<>();

  private SourceReader(Path directory, Map<String, String> variables) {
    this.directory = directory;
    this.variables = variables;
  }

  /**
   * Reads the files in their order.
   *
   * @param where the working directory; what the files point to is looked for beside the first one
   */
  public static Request.StackSource read(
      StackFileOptions options, Path where, Map<String, String> env) throws GiveUp {
    var first = where.resolve(options.files().getFirst());
    var reader = new SourceReader(first.toAbsolutePath().normalize().getParent(), new TreeMap<>());
    options.envFile().ifPresent(file -> reader.addVariables(where.resolve(file), file));
    reader.variables.putAll(env);
    var files = new ArrayList<Request.StackFile>();
    for (var file : options.files()) {
      reader
          .text(where.resolve(file), file.toString())
          .ifPresent(text -> {
            files.add(new Request.StackFile(file.toString(), text));
            reader.collect(file.toString(), text);
          });
    }
    if (!reader.problems.isEmpty()) {
      throw new GiveUp(Exit.REFUSED, reader.problems);
    }
    return new Request.StackSource(files, reader.taken, reader.contents, options.compat());
  }

  private void collect(String name, String text) {
    try {
      var root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
      var needs = Needs.of(text, root);
      take(needs.variables());
      needs.files().forEach(pointer -> load(name, pointer));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      var at =
          mark == null ? name : name + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
      problems.add(at + ": this is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(name + ": this is not YAML: " + e.getMessage());
    }
  }

  private void load(String name, Needs.Pointer pointer) {
    var at = name + ":" + pointer.line() + ":" + pointer.column();
    var path = Interpolated.path(pointer.path(), variables);
    bytes(directory.resolve(path), at + ": " + path)
        .ifPresent(found -> {
          contents.put(path, found);
          if (pointer.variables()) {
            take(Needs.bare(new String(found, StandardCharsets.UTF_8)));
          }
        });
  }

  private void take(Iterable<String> names) {
    for (var name : names) {
      if (variables.containsKey(name)) {
        taken.put(name, variables.get(name));
      }
    }
  }

  private void addVariables(Path file, Path asGiven) {
    text(file, asGiven.toString())
        .ifPresent(text -> {
          int number = 0;
          for (var line : text.lines().map(String::strip).toList()) {
            number++;
            if (line.isEmpty() || line.startsWith("#")) {
              continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
              problems.add(asGiven + ":" + number + ":1: '" + line + "' is not NAME=value");
              continue;
            }
            variables.put(line.substring(0, equals), line.substring(equals + 1));
          }
        });
  }

  private Optional<String> text(Path file, String name) {
    return bytes(file, name).map(found -> new String(found, StandardCharsets.UTF_8));
  }

  private Optional<byte[]> bytes(Path file, String name) {
    if (Files.isDirectory(file)) {
      problems.add(name + ": this is a directory, not a file (" + file + ")");
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      problems.add(name + ": no such file (looked at " + file + ")");
    } catch (IOException e) {
      problems.add(name + ": cannot be read (" + file + "): " + reason(e));
    }
    return Optional.empty();
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "");
  }

  /** What the commands that read stack files take. */
  public record StackFileOptions(
      List<Path> files, Optional<Path> envFile, Optional<String> compat) {}
}
