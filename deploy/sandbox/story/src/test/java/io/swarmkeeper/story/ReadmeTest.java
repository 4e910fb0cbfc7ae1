package io.swarmkeeper.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's "Where is X decided?" leads to what it names. */
class ReadmeTest {
  private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)]+)\\)");

  static Stream<Arguments> links() throws IOException {
    var readme = Files.readString(Sandbox.ROOT.resolve("README.md"));
    var table = readme.split("\n## Where is X decided\\?\n", 2)[1].split("\n## ", 2)[0];
    return table
        .lines()
        .filter(line -> line.startsWith("|"))
        .flatMap(row -> LINK.matcher(row).results())
        .map(link -> Arguments.of(link.group(1), link.group(2)));
  }

  @Test
  void the_table_is_found() throws IOException {
    assertThat(links()).hasSizeGreaterThan(50);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("links")
  void what_a_row_names_is_there(String name, String target) throws IOException {
    var path = Sandbox.ROOT.resolve(target);
    assertThat(path).exists();
    if (target.endsWith(".java")) {
      assertThat(path)
          .content()
          .containsPattern("\\b(class|record|interface|enum) " + name + "\\b");
    }
  }
}
