package io.swarmkeeper.cli.local;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackFiles;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads stack files here, and packs them together with all that reading them took from this
 * machine, so that the planner reads the same. Only variables and files that they ask for leave
 * this machine, and of the files of secrets only a digest ({@link SecretFiles}).
 */
final class StackFileReader {
  private final List<String> problems = new ArrayList<>();
  private final LocalFiles local;
  private final Path where;

  private StackFileReader(Path where, InputStream in) {
    this.where = where;
    this.local = new LocalFiles(problems, in);
  }

  /**
   * Reads the files in their order, {@code -} from standard input, or gives up with everything that
   * is wrong.
   *
   * @param where the working directory
   */
  static LocalStack read(
      StackFileOptions options, Path where, Map<String, String> env, InputStream in) throws GiveUp {
    return new StackFileReader(where, in).read(options, env);
  }

  private LocalStack read(StackFileOptions options, Map<String, String> env) throws GiveUp {
    var variables = new TreeMap<String, String>();
    options
        .envFile()
        .ifPresent(file -> variables.putAll(local.variables(where.resolve(file), file)));
    variables.putAll(env);
    var compat = compat(options);
    boolean sure = problems.isEmpty();
    var texts = new ArrayList<StackText>();
    for (var file : options.files) {
      var name = file.toString();
      var bytes = name.equals("-") ? local.input() : local.bytes(where.resolve(file), name);
      bytes.ifPresent(b -> texts.add(new StackText(name.equals("-") ? "stdin" : name, b)));
    }
    if (sure && !problems.isEmpty() && !texts.isEmpty()) {
      problems.addAll(ofTheOthers(options, texts, variables, compat));
    }
    stopAtProblems();
    return pack(options, texts, variables, compat);
  }

  /** What is wrong with the files that could be read, when others could not. */
  private List<String> ofTheOthers(
      StackFileOptions options,
      List<StackText> texts,
      Map<String, String> variables,
      Compat compat) {
    var directory = directory(options);
    var input =
        new StackInput(
            options.stack,
            texts,
            variables,
            path -> LocalFiles.found(directory.resolve(path)),
            compat,
            Optional.of(directory.toString()));
    return StackFiles.problemsBesideUnread(input).stream().map(Problem::line).toList();
  }

  /** Of the first file: what the files point to lies beside it. */
  private Path directory(StackFileOptions options) {
    return where.resolve(options.files.getFirst()).toAbsolutePath().normalize().getParent();
  }

  private LocalStack pack(
      StackFileOptions options, List<StackText> texts, Map<String, String> variables, Compat compat)
      throws GiveUp {
    var directory = directory(options);
    var references =
        StackFiles.references(
            texts, variables, path -> LocalFiles.found(directory.resolve(path)), compat);
    var contents = files(directory, references.files());
    var everything = files(directory, references.secretFiles());
    everything.putAll(contents);
    var reading =
        StackFiles.read(
            new StackInput(
                options.stack,
                texts,
                references.variables(),
                Contents.of(everything),
                compat,
                Optional.of(directory.toString())));
    var packed =
        new Request.StackSource(
            texts.stream().map(StackFileReader::file).toList(),
            references.variables(),
            contents,
            options.compat(),
            Optional.of(directory.toString()));
    return switch (reading) {
      case Reading.Accepted accepted ->
          new LocalStack(packed, accepted, new SecretFiles(accepted.stack(), everything));
      case Reading.Refused refused ->
          throw new GiveUp(
              ExitCode.REFUSED, refused.problems().stream().map(Problem::line).toList());
    };
  }

  private static SortedMap<String, byte[]> files(Path directory, Set<String> paths) {
    var files = new TreeMap<String, byte[]>();
    for (var path : paths) {
      LocalFiles.found(directory.resolve(path)).ifPresent(bytes -> files.put(path, bytes));
    }
    return files;
  }

  private Compat compat(StackFileOptions options) {
    if (options.compat().isEmpty()) {
      return Compat.DOCKER_28;
    }
    var found = Compat.of(options.compat().get());
    if (found.isEmpty()) {
      problems.add("--compat " + options.compat().get() + ": there are 20.10 and 28");
    }
    return found.orElse(Compat.DOCKER_28);
  }

  private void stopAtProblems() throws GiveUp {
    if (!problems.isEmpty()) {
      throw new GiveUp(ExitCode.REFUSED, problems);
    }
  }

  /** Text in the message is text: of a file in UTF-16, what it says. */
  private static Request.StackFile file(StackText text) {
    var bytes = text.bytes();
    boolean utf16 =
        bytes.length > 1
            && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
                || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
    return new Request.StackFile(
        text.name(), new String(bytes, utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
  }
}
