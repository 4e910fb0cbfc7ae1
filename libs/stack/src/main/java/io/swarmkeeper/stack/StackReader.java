package io.swarmkeeper.stack;

import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.convert.StackBody;
import io.swarmkeeper.stack.fill.Interpolation;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.load.Source;
import io.swarmkeeper.stack.merge.Merge;
import io.swarmkeeper.stack.schema.EngineWords;
import io.swarmkeeper.stack.schema.Finding;
import io.swarmkeeper.stack.schema.Notices;
import io.swarmkeeper.stack.schema.Validator;
import io.swarmkeeper.stack.schema.Version;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.YamlReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One reading: each file by itself, then all merged, then converted. Goes on after every problem.
 */
final class StackReader {
  private final StackInput input;
  private final Map<String, String> variables;
  private final Contents contents;
  private final Problems problems = new Problems();
  private Optional<Version> first = Optional.empty();

  StackReader(StackInput input, Map<String, String> variables, Contents contents) {
    this.input = input;
    this.variables = variables;
    this.contents = contents;
  }

  Reading read() {
    if (input.files().isEmpty()) {
      problems.refuse("no stack file is given");
    }
    if (input.stack().replaceAll("[\\s'\"]", "").isEmpty()) {
      problems.refuse("the stack needs a name");
    }
    var yaml = new YamlReader(input.compat(), problems);
    List<Mapping> files = new ArrayList<>();
    input.files().forEach(file -> yaml.read(file).ifPresent(files::add));
    List<Sections> sections = new ArrayList<>();
    Set<String> broken = new HashSet<>();
    files.forEach(file -> load(file, broken).ifPresent(sections::add));
    Optional<StackSpec> stack =
        sections.isEmpty() ? Optional.empty() : Optional.of(convert(sections, broken));
    return stack.isEmpty() || problems.any()
        ? new Reading.Refused(problems.errors(), problems.warnings())
        : new Reading.Accepted(stack.get(), problems.warnings());
  }

  private Optional<Sections> load(Mapping file, Set<String> broken) {
    Optional<Version> version = version(file);
    if (version.isEmpty()) {
      return Optional.empty();
    }
    new Notices(problems).check(file);
    Mapping filled = new Interpolation(variables, input.compat(), problems).fill(file);
    new EngineWords(problems).check(filled);
    for (Finding finding : new Validator(version.get(), input.compat()).check(filled)) {
      problems.refuse(finding.at(), finding.where(), finding.text());
      if (finding.path().size() > 1) {
        broken.add(finding.path().get(0) + "." + finding.path().get(1));
      }
    }
    var source =
        new Source(
            input.compat(),
            version.get(),
            variables,
            contents,
            input.workingDirectory().orElse("/"),
            problems);
    return Optional.of(Sections.load(filled, broken, source));
  }

  private Optional<Version> version(Mapping file) {
    var version = Version.of(file, input.compat());
    if (!version.known(input.compat())) {
      problems.refuse(
          file.where("version"),
          "version",
          "unsupported version " + version.text() + "; " + Version.allowed(input.compat()));
      return Optional.empty();
    }
    if (first.isEmpty()) {
      first = Optional.of(version);
    }
    if (!first.get().equals(version)) {
      problems.refuse(
          file.where("version"),
          "version",
          "is "
              + version.text()
              + ", and the first file's is "
              + first.get().text()
              + "; all files need the same");
    }
    return Optional.of(version);
  }

  private StackSpec convert(List<Sections> files, Set<String> broken) {
    Sections merged = new Merge(input.compat(), problems).merge(files);
    broken.forEach(path -> drop(merged, path));
    return new StackBody(new Scope(input.stack(), merged, input.compat(), contents, problems))
        .convert();
  }

  private static void drop(Sections merged, String path) {
    if (path.startsWith("services.")) {
      merged.services().remove(path.substring("services.".length()));
    }
  }
}
