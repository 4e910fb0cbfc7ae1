package io.swarmkeeper.stack.files;

import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackSpec;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.convert.RequestBodies;
import io.swarmkeeper.stack.convert.Scope;
import io.swarmkeeper.stack.engine.EngineRefusals;
import io.swarmkeeper.stack.lint.FileLint;
import io.swarmkeeper.stack.load.IgnoredWords;
import io.swarmkeeper.stack.load.Interpolation;
import io.swarmkeeper.stack.load.LoadContext;
import io.swarmkeeper.stack.load.Sections;
import io.swarmkeeper.stack.schema.ComposeOutput;
import io.swarmkeeper.stack.schema.UnsupportedKeys;
import io.swarmkeeper.stack.schema.Validator;
import io.swarmkeeper.stack.schema.Version;
import io.swarmkeeper.stack.tree.Problems;
import io.swarmkeeper.stack.tree.SourceText;
import io.swarmkeeper.stack.tree.Value.Mapping;
import io.swarmkeeper.stack.tree.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One reading: each file by itself, then all merged, then converted. Goes on after every problem.
 */
final class StackReader {
  private final StackInput input;
  private final UnaryOperator<String> variables;
  private final Problems problems;
  private Optional<Version> first = Optional.empty();
  private boolean unread;

  StackReader(StackInput input, UnaryOperator<String> variables) {
    this.input = input;
    this.variables = variables;
    this.problems = new Problems(input.files().stream().map(StackText::name).toList());
  }

  /** One that knows that there are more files, which could not be read. */
  StackReader besideUnread() {
    unread = true;
    return this;
  }

  Reading read() {
    if (input.files().isEmpty()) {
      problems.refuse("no stack file is given");
    }
    if (input.stack().replaceAll("[\\s'\"]", "").isEmpty()) {
      problems.refuse("the stack needs a name");
    }
    var yaml = new YamlReader(input.compat(), problems, "stack file", "services");
    List<Sections> sections = new ArrayList<>();
    for (StackText file : input.files()) {
      yaml.read(file).flatMap(tree -> load(file, tree)).ifPresent(sections::add);
    }
    if (sections.isEmpty()) {
      problems.unset().warn(problems);
      return new Reading.Refused(problems.errors(), problems.warnings());
    }
    StackSpec stack = convert(sections);
    problems.unset().warn(problems);
    return problems.any()
        ? new Reading.Refused(problems.errors(), problems.warnings())
        : new Reading.Accepted(stack, problems.warnings(), problems.refusals());
  }

  /** One file; nothing if it is of another dialect, and nobody can tell what it means. */
  private Optional<Sections> load(StackText text, Mapping file) {
    var source = SourceText.of(text);
    var version = version(file);
    Mapping noticed = new UnsupportedKeys(problems).check(file);
    Mapping filled = new Interpolation(variables, input.compat(), source, problems).fill(noticed);
    boolean known = version.known(input.compat());
    return (known ? Optional.of(version) : version.nearest(input.compat()))
        .map(readAs -> Sections.load(checked(filled, readAs, known, source), context(readAs)));
  }

  /** The file without what its schema refuses. */
  private Mapping checked(Mapping filled, Version version, boolean known, SourceText source) {
    var checked = new Validator(version, input.compat()).check(filled);
    for (Validator.Fault fault : ComposeOutput.joined(filled, checked.faults())) {
      // Which keys there are depends on the version, and that was refused.
      if (known || fault.kind() != Validator.Kind.KEY) {
        problems.refuse(fault.at(), fault.where(), fault.text());
      }
    }
    new IgnoredWords(problems).check(checked.file());
    new FileLint(source, problems).check(checked.file());
    return checked.file();
  }

  private LoadContext context(Version version) {
    return new LoadContext(
        input.compat(),
        version,
        variables,
        input.contents(),
        input.workingDirectory().orElse("/"),
        problems);
  }

  private Version version(Mapping file) {
    var version = Version.of(file, input.compat());
    if (!version.known(input.compat()) && ComposeOutput.is(file)) {
      return version; // that is said, and what to do
    }
    if (!version.known(input.compat())) {
      problems.refuse(
          file.where("version"),
          "version",
          "unsupported version " + version.text() + "; " + Version.allowed(input.compat()));
      return version;
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
    return version;
  }

  private StackSpec convert(List<Sections> files) {
    Sections merged = new FileMerge(input.compat(), problems).merge(files);
    if (unread || files.size() < input.files().size()) {
      merged = merged.besideUnreadFile();
    }
    var scope = new Scope(input.stack(), merged, input.compat(), input.contents(), problems);
    StackSpec stack = new RequestBodies(scope).convert();
    new EngineRefusals(scope, stack).check();
    return stack;
  }
}
