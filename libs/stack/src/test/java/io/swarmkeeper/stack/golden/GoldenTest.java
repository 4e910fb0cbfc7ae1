package io.swarmkeeper.stack.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.swarmkeeper.stack.Reading;
import io.swarmkeeper.stack.Reading.Accepted;
import io.swarmkeeper.stack.Reading.Refused;
import io.swarmkeeper.stack.files.StackFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded file, at both levels, against what the real CLI sent or refused. */
class GoldenTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\S+@(?:20\\.10|28)) \\|");

  /** Different on purpose. The test fails when one becomes equal. */
  private static final Set<String> DIFFERENT = documented();

  static Stream<GoldenCase> cases() {
    return GoldenCase.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reads_as_docker_does(GoldenCase golden) {
    Reading reading = StackFiles.read(golden.input());
    if (DIFFERENT.contains(golden.key())) {
      assertThat(same(golden, reading)).as("no longer different: take it off the list").isFalse();
      return;
    }
    switch (reading) {
      case Refused refused ->
          assertThat(golden.accepted())
              .as("docker accepts it, and we say: %s", refused.problems())
              .isFalse();
      case Accepted accepted -> {
        assertThat(golden.accepted())
            .as("docker refuses it: %s", golden.golden().get("stderr"))
            .isTrue();
        Map<String, JsonNode> ours = NormalRequests.of(accepted.stack());
        Map<String, JsonNode> dockers = NormalRequests.of(golden.golden().get("requests"));
        assertThat(ours.keySet()).isEqualTo(dockers.keySet());
        dockers.forEach((name, body) -> assertThat(ours.get(name)).as(name).isEqualTo(body));
      }
    }
  }

  private static boolean same(GoldenCase golden, Reading reading) {
    return switch (reading) {
      case Refused _ -> !golden.accepted();
      case Accepted accepted ->
          golden.accepted()
              && NormalRequests.of(accepted.stack())
                  .equals(NormalRequests.of(golden.golden().get("requests")));
    };
  }

  private static Set<String> documented() {
    try {
      String text = Files.readString(Path.of("../../docs/stack-files.md"));
      return ROW.matcher(text).results().map(row -> row.group(1)).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void every_documented_difference_is_a_case() {
    assertThat(GoldenCase.all().map(GoldenCase::key)).containsAll(DIFFERENT);
    assertThat(DIFFERENT).isNotEmpty();
  }
}
