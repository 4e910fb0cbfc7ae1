package io.swarmkeeper.planner.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.contract.Finding;
import io.swarmkeeper.planner.plan.DeployReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who comes from docker with files that work is told nothing that stops them. */
final class RealStacksTest {
  private static final Path ALL = Path.of("../libs/stack/src/test/resources/stacks");
  private static final Path QUICKSTART = Path.of("../deploy/sandbox/stacks");

  static List<Path> files() throws IOException {
    try (var of = Files.walk(ALL);
        var sandbox = Files.walk(QUICKSTART)) {
      return Stream.concat(of, sandbox).filter(f -> f.toString().endsWith(".yml")).toList();
    }
  }

  /** Some of them are not UTF-8, as some people's are not. */
  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("files")
  void no_real_file_is_refused_without_a_policy(Path file) throws IOException {
    if (DeployReading.of(PolicyBench.deploy("shop", text(file)))
        instanceof DeployReading.Good(var wanted, _)) {
      assertThat(PolicyBench.findings(AdmissionPolicy.USUAL, wanted))
          .extracting(Finding::severity)
          .doesNotContain(Finding.Severity.ERROR);
    }
  }

  @Test
  void the_stacks_of_the_quickstart_are_not_even_warned_of() throws IOException {
    var seen = 0;
    for (var file : files()) {
      if (file.startsWith(QUICKSTART)
          && DeployReading.of(PolicyBench.deploy("shop", text(file)))
              instanceof DeployReading.Good(var wanted, _)) {
        assertThat(PolicyBench.findings(AdmissionPolicy.USUAL, wanted)).isEmpty();
        seen++;
      }
    }
    assertThat(seen).isPositive();
  }
}
