package io.swarmkeeper.cli.local;

import io.swarmkeeper.cli.session.ExitCode;
import io.swarmkeeper.cli.session.GiveUp;
import io.swarmkeeper.contract.Request;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
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
  private final StackFileOptions options;
  private final LocalFiles local;
  private final Path where;
  private final Path directory;

  private StackFileReader(StackFileOptions options, Path where, InputStream in) {
    this.options = options;
    this.local = new LocalFiles(problems, in);
    this.where = where;
    this.directory =
        where.resolve(options.files.getFirst()).toAbsolutePath().normalize().getParent();
  }

  /**
   * Reads the files in their order, {@code -} from standard input, or gives up with everything that
   * is wrong. What they point to lies beside the first.
   *
   * @param where the working directory
   */
  static LocalStack read(
      StackFileOptions options, Path where, Map<String, String> env, InputStream in) throws GiveUp {
    return new StackFileReader(options, where, in).read(env);
  }

  private LocalStack read(Map<String, String> env) throws GiveUp {
    var variables = new TreeMap<String, String>();
    Optional.ofNullable(options.envFile)
        .ifPresent(file -> variables.putAll(local.variables(where.resolve(file), file)));
    variables.putAll(env);
    var compat = compat();
    boolean sure = problems.isEmpty();
    var texts = new ArrayList<StackText>();
    for (var file : options.files) {
      var name = file.toString();
      var bytes = name.equals("-") ? local.input() : local.bytes(where.resolve(file), name);
      bytes.ifPresent(b -> texts.add(new StackText(name.equals("-") ? "stdin" : name, b)));
    }
    if (sure && !problems.isEmpty() && !texts.isEmpty()) {
      // also what is wrong with the files that could be read
      var others = StackFiles.problemsBesideUnread(input(texts, variables, this::found, compat));
      others.stream().map(LocalStack::line).forEach(problems::add);
    }
    if (!problems.isEmpty()) {
      throw new GiveUp(ExitCode.REFUSED, problems);
    }
    return pack(texts, variables, compat);
  }

  private LocalStack pack(List<StackText> texts, Map<String, String> variables, Compat compat)
      throws GiveUp {
    var references = StackFiles.references(texts, variables, this::found, compat);
    var contents = files(references.files());
    var everything = files(references.secretFiles());
    everything.putAll(contents);
    if (!problems.isEmpty()) {
      throw new GiveUp(ExitCode.REFUSED, problems);
    }
    var read = input(texts, references.variables(), Contents.of(everything), compat);
    var packed =
        new Request.StackSource(
            texts.stream().map(StackFileReader::file).toList(),
            references.variables(),
            contents,
            Map.of(),
            options.compat(),
            Optional.of(directory.toString()));
    return switch (StackFiles.read(read)) {
      case Reading.Accepted accepted ->
          new LocalStack(packed, accepted, new SecretFiles(accepted.stack(), everything));
      case Reading.Refused refused ->
          throw new GiveUp(
              ExitCode.REFUSED, refused.problems().stream().map(LocalStack::line).toList());
    };
  }

  private StackInput input(
      List<StackText> texts, Map<String, String> variables, Contents contents, Compat compat) {
    return new StackInput(
        options.stack, texts, variables, contents, compat, Optional.of(directory.toString()));
  }

  private Optional<byte[]> found(String path) {
    return local.found(directory.resolve(path), path);
  }

  private SortedMap<String, byte[]> files(Set<String> paths) {
    var files = new TreeMap<String, byte[]>();
    paths.forEach(path -> found(path).ifPresent(bytes -> files.put(path, bytes)));
    return files;
  }

  private Compat compat() {
    if (options.compat().isEmpty()) {
      return Compat.DOCKER_28;
    }
    var found = Compat.of(options.compat().get());
    if (found.isEmpty()) {
      problems.add("--compat " + options.compat().get() + ": there are 20.10 and 28");
    }
    return found.orElse(Compat.DOCKER_28);
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
