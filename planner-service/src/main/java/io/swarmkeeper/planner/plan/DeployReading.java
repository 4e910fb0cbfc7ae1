package io.swarmkeeper.planner.plan;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.contract.Request.Deploy;
import io.swarmkeeper.contract.Request.StackSource;
import io.swarmkeeper.planner.plan.given.Wanted;
import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.Contents;
import io.swarmkeeper.stack.Problem;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.StackInput;
import io.swarmkeeper.stack.StackPolicy;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.files.StackFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of reading a deploy's stack files. */
public sealed interface DeployReading {
  /** The files are good; images are not pinned yet. */
  record Good(Wanted wanted, StackPolicy policy) implements DeployReading {}

  /** The files are bad; every reason is among the findings, warnings come last. */
  record Bad(List<Finding> findings) implements DeployReading {
    public Bad {
      findings = List.copyOf(findings);
    }
  }

  /** Reads them. */
  static DeployReading of(Deploy deploy) {
    var word = deploy.source().compat();
    var compat = word.isEmpty() ? Optional.of(Compat.DOCKER_28) : Compat.of(word.get());
    if (compat.isEmpty()) {
      return new Bad(
          List.of(
              Finding.error(
                  "source.compat",
                  "'" + word.get() + "' is no docker CLI that we can read as: 20.10 or 28")));
    }
    return switch (StackFiles.read(input(deploy.stack(), deploy.source(), compat.get()))) {
      case Reading.Accepted(var stack, var warnings, var refusals) ->
          new Good(
              new WantedByFile(
                      stack,
                      deploy.source().secrets(),
                      deploy.prune(),
                      deploy.allowImageChange(),
                      deploy.refreshLogins(),
                      Stream.concat(errors(refusals), warnings(warnings)).toList())
                  .wanted(),
              stack.policy());
      case Reading.Refused(var problems, var warnings) ->
          new Bad(Stream.concat(errors(problems), warnings(warnings)).toList());
    };
  }

  private static StackInput input(String stack, StackSource source, Compat compat) {
    var files =
        source.files().stream()
            .map(f -> new StackText(f.name(), f.text().getBytes(StandardCharsets.UTF_8)))
            .toList();
    return new StackInput(
        stack,
        files,
        source.variables(),
        Contents.withoutSecrets(source.contents()),
        compat,
        source.directory());
  }

  private static Stream<Finding> errors(List<Problem> problems) {
    return problems.stream().map(p -> Finding.error(p.where(), p.text()));
  }

  private static Stream<Finding> warnings(List<Problem> problems) {
    return problems.stream().map(p -> Finding.warning(p.where(), p.text()));
  }
}
