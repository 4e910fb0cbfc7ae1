package io.swarmkeeper.stack.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.swarmkeeper.stack.Compat;
import io.swarmkeeper.stack.StackText;
import io.swarmkeeper.stack.docker.Catalogue.Case;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every line of the catalogue against what docker answered when it was recorded: the comparison
 * where there is no docker, and without its time.
 */
class CatalogueTest {
  @ParameterizedTest
  @EnumSource
  void every_form_of_every_key_is_read_as_docker_did(Compat compat) throws IOException {
    List<Case> cases = Catalogue.all();
    List<String> recorded = Files.readAllLines(answers(compat));
    assertThat(recorded).as("lines, record them anew").hasSameSizeAs(cases);
    List<String> different = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Comparison.Answer ours = ours(cases.get(i), compat);
      String line = line(ours.fingerprint(place()), cases.get(i));
      if (!line.equals(recorded.get(i))) {
        different.add(recorded.get(i) + ", and we: " + ours);
      }
    }
    assertThat(different).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void the_answers_are_of_both_kinds(Compat compat) throws IOException {
    List<String> recorded = Files.readAllLines(answers(compat));
    assertThat(recorded).anyMatch(line -> line.startsWith("refused "));
    assertThat(recorded.stream().map(line -> line.split(" ", 2)[0]).distinct().count())
        .isGreaterThan(400);
  }

  /** {@code -Dkeeper.record=true} asks the dockers of this machine again. */
  @Test
  @EnabledIfSystemProperty(named = "keeper.record", matches = "true")
  void record_what_docker_answers() throws IOException {
    for (DockerClient client : DockerClient.all()) {
      List<String> lines = new ArrayList<>();
      try (var place = new Workplace(client)) {
        for (Case given : Catalogue.all()) {
          lines.add(line(place.fingerprint(given), given));
        }
      }
      Files.write(answers(client.compat()), lines);
    }
  }

  /** Our answer to a case of the catalogue. */
  static Comparison.Answer ours(Case given, Compat compat) {
    List<StackText> texts = new ArrayList<>();
    for (String text : given.files()) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      texts.add(new StackText("f" + (texts.size() + 1) + ".yml", bytes));
    }
    return Comparison.ours(texts, place(), Workplace.POINTED_TO, compat);
  }

  private static Path place() {
    return Path.of("/tmp/stack-files");
  }

  private static String line(String fingerprint, Case given) {
    return fingerprint + " " + given.name();
  }

  private static Path answers(Compat compat) {
    return Path.of("src/test/resources/differential/answers-" + compat.word() + ".txt");
  }
}
